using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.ClickHouse;

/// <summary>
/// The texts of records, numbered in the order of their bytes: the same numbers whichever thread met a text first, and numbers
/// that compare as the texts do.
/// </summary>
internal sealed class OrderedTexts
{
    private readonly int[] _titles;
    private readonly int[] _sectors;
    private readonly int[] _occupations;
    private readonly int[] _statuses;

    /// <summary>Orders the texts of a catalogue.</summary>
    /// <param name="profile">The catalogue's profile.</param>
    /// <param name="met">The texts as they were met.</param>
    public OrderedTexts(Profile profile, JobCatalogue met)
    {
        Catalogue = new JobCatalogue(profile);
        Order(met.Employers.Spellings, Catalogue.Employers.Spellings);
        Order(met.Periods, Catalogue.Periods);
        Order(met.Qualities, Catalogue.Qualities);
        _titles = Order(met.Titles, Catalogue.Titles);
        _sectors = Order(met.Sectors, Catalogue.Sectors);
        _occupations = Order(met.Occupations, Catalogue.Occupations);
        _statuses = Order(met.Statuses, Catalogue.Statuses);
        OrderCombinations(met.Attributes);
    }

    /// <summary>The texts in order.</summary>
    public JobCatalogue Catalogue { get; }

    /// <summary>A job by the numbers in order.</summary>
    public PushedJob Of(PushedJob met) =>
        new(_titles[met.Title], _sectors[met.Sector], _occupations[met.Occupation], _statuses[met.Status]);

    /// <summary>The new numbers by the old.</summary>
    private static int[] Order(TextDictionary met, TextDictionary ordered)
    {
        var numbers = new int[met.Count + 1];
        foreach (var number in Enumerable.Range(1, met.Count).Order(Comparer<int>.Create(met.Compare)))
        {
            numbers[number] = ordered.Add(met[number]);
        }

        return numbers;
    }

    private void OrderCombinations(AttributeCombinations met)
    {
        var values = Enumerable.Range(0, met.Attributes).Select(a => Order(met.Values(a), Catalogue.Attributes.Values(a))).ToArray();
        var row = new int[met.Attributes];
        foreach (var combination in Enumerable.Range(1, met.Count - 1).Order(Comparer<int>.Create(met.Compare)))
        {
            for (var a = 0; a < row.Length; a++)
            {
                row[a] = values[a][met[combination][a]];
            }

            Catalogue.Attributes.Add(row);
        }
    }
}

/// <summary>What tells the jobs of an employer apart: the numbers of four texts, compared in this order.</summary>
internal readonly record struct PushedJob(int Title, int Sector, int Occupation, int Status) : IComparable<PushedJob>
{
    /// <summary>The job of a row.</summary>
    public static PushedJob Of(JobBatch batch, int row) =>
        new(batch.Title[row], batch.Sector[row], batch.Occupation[row], batch.Status[row]);

    /// <inheritdoc/>
    public int CompareTo(PushedJob other)
    {
        var order = Title.CompareTo(other.Title);
        order = order != 0 ? order : Sector.CompareTo(other.Sector);
        order = order != 0 ? order : Occupation.CompareTo(other.Occupation);
        return order != 0 ? order : Status.CompareTo(other.Status);
    }
}
