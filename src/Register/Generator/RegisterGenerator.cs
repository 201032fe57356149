using Sektorskifte.Register.Engines.DuckDb;
using Sektorskifte.Register.Records;
using Sektorskifte.Statistics.Randomness;

namespace Sektorskifte.Register.Generator;

/// <summary>How far a generation is.</summary>
/// <param name="PersonsDone">People whose careers are drawn.</param>
/// <param name="Persons">All people.</param>
/// <param name="Rows">Rows handed to the writer.</param>
public readonly record struct GeneratorProgress(long PersonsDone, long Persons, long Rows);

/// <summary>
/// Makes synthetic Danish registers in the shape of the profile <c>dk-monthly</c>, with planted truth. The people are
/// drawn one by one and independently of each other, so memory does not grow with their number.
/// </summary>
public static class RegisterGenerator
{
    /// <summary>The streams of a seed that are not a person's: employers and plans.</summary>
    internal const ulong StreamsBeforePersons = 2;

    private static readonly string[] Endings = [".parquet", ".csv", ".csv.gz"];

    /// <summary>Writes a register, rows by person and month, and its truth beside it.</summary>
    /// <param name="file">The file to write; the name ends in <c>.parquet</c>, <c>.csv</c> or <c>.csv.gz</c>.</param>
    /// <param name="options">What the register should hold.</param>
    /// <param name="progress">Told now and then how far it is; null for nobody.</param>
    /// <param name="cancellation">Ends the work; no file is left.</param>
    /// <returns>The truth, as it was written to the file's name followed by <c>.truth.json</c>.</returns>
    /// <exception cref="InputException">A setting is out of its range, the file's name ends otherwise, or a file can't be written.</exception>
    /// <exception cref="OperationCanceledException">The work was ended.</exception>
    public static GeneratedTruth Generate(
        string file,
        GeneratorOptions options,
        IProgress<GeneratorProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        if (!Endings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
        {
            throw new InputException($"{file}: the name must end in {string.Join(" or ", Endings)}, which says what to write.");
        }

        var (careers, counter) = Prepare(options);
        var feed = new RowFeed(careers, options.Persons, progress, cancellation);
        TableWriter.Write(
            file,
            RowFeed.Columns,
            file.EndsWith(Endings[0], StringComparison.OrdinalIgnoreCase) ? TableFormat.Parquet : TableFormat.Csv,
            feed.Fill,
            RowFeed.StoredTypes);
        var truth = counter.Finish();
        WriteTruth(file + ".truth.json", truth);
        return truth;
    }

    /// <summary>Draws the employers and what is planted in them; the careers are drawn as they are asked for.</summary>
    internal static (Careers Careers, TruthCounter Truth) Prepare(GeneratorOptions options)
    {
        var seed = (ulong)options.Seed;
        var random = new RandomSequence(seed, 0);
        var employers = new Employers(options, options.Persons * Careers.StockShare(options), ref random);
        random = new RandomSequence(seed, 1);
        var (groups, reclassified) = Planting.Plant(options, employers, ref random);
        var truth = new TruthCounter(options, employers, groups, reclassified);
        return (new Careers(options, employers, groups, truth), truth);
    }

    private static void WriteTruth(string path, GeneratedTruth truth)
    {
        try
        {
            File.WriteAllText(path, truth.ToJson() + "\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: can't be written: {e.Message}", e);
        }
    }
}
