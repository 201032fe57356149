using System.Globalization;
using Sektorskifte.Analysis.Results;
using Sektorskifte.Register.Data;
using Sektorskifte.Register.Records;
using Sektorskifte.Statistics;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Estimates;
using Sektorskifte.Statistics.Replication;

namespace Sektorskifte.Analysis.Survey;

/// <summary>Answers in a file together with the design by which their rows were drawn.</summary>
internal sealed class SurveyFile
{
    private readonly Dictionary<string, Variable> _variables = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Factor> _factors = new(StringComparer.OrdinalIgnoreCase);

    private SurveyFile(string name, DataRows rows)
    {
        Name = name;
        Rows = rows;
    }

    /// <summary>The data file.</summary>
    public string Name { get; }

    /// <summary>Its rows.</summary>
    public DataRows Rows { get; }

    /// <summary>The file as a result names it.</summary>
    public ResultInput Input => new(Name, Rows.Count, Rows.Rejected);

    /// <summary>Reads a data file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="design">The design, whose columns are read too.</param>
    /// <param name="columns">The further columns to read.</param>
    /// <exception cref="InputException">The file or a column is not there.</exception>
    public static SurveyFile Read(string file, DesignDescription design, IEnumerable<string> columns) =>
        new(file, DataFile.Open(file).Read(design.Columns.Concat(columns), design.Missing));

    /// <summary>Some of the rows.</summary>
    public SurveyFile Where(IReadOnlyList<bool> rows) => new(Name, Rows.Where(rows));

    /// <summary>A column as numbers.</summary>
    /// <exception cref="InputException">A value is no number.</exception>
    public Variable Variable(string column)
    {
        if (!_variables.TryGetValue(column, out var variable))
        {
            variable = new Variable(Rows[column].Name, [.. Rows[column].Numbers]);
            _variables.Add(column, variable);
        }

        return variable;
    }

    /// <summary>A column as categories.</summary>
    public Factor Factor(string column)
    {
        if (!_factors.TryGetValue(column, out var factor))
        {
            factor = Statistics.Designs.Factor.OfCodes(Rows[column].Name, Rows[column].Codes, Rows[column].Categories);
            _factors.Add(column, factor);
        }

        return factor;
    }

    /// <summary>The combinations of columns as categories; null without any.</summary>
    public Factor? Groups(IReadOnlyList<string> columns) =>
        columns.Count == 0 ? null : columns.Skip(1).Aggregate(Factor(columns[0]), (factor, column) => factor.By(Factor(column)));

    /// <summary>The design.</summary>
    /// <exception cref="InputException">A row lacks what the design reads, or has a weight that is none.</exception>
    /// <param name="description">The columns.</param>
    /// <param name="weights">Weights instead of those that the description names; null for those.</param>
    public Outcome<SurveyDesign> Design(DesignDescription description, double[]? weights = null)
    {
        weights ??= Weights(description);
        var stages = Math.Max(1, Math.Max(description.Strata.Count, Math.Max(description.Clusters.Count, description.Population.Count)));
        var options = new DesignOptions
        {
            Lonely = description.Lonely switch
            {
                LonelyRule.Remove => LonelyUnits.Remove,
                LonelyRule.Adjust => LonelyUnits.Adjust,
                LonelyRule.Average => LonelyUnits.Average,
                _ => LonelyUnits.Fail,
            },
            NestedUnits = description.Nested,
            UnequalProbabilities = description.UnequalProbabilities,
        };
        if (description.Replicates is { Method: ReplicateMethod.Given } given)
        {
            return Given(given, weights ?? throw new InputException("Given replicate weights stand beside the sampling weights; name their column."));
        }

        return SampleDesign.Create(weights, [.. Enumerable.Range(0, stages).Select(i => Stage(description, i))], options)
            .Then(design => Replicated(design, description.Replicates, options.Lonely));
    }

    /// <summary>The weights that the description names; null when they follow from the population.</summary>
    /// <exception cref="InputException">A row has none, or one that is none.</exception>
    public double[]? Weights(DesignDescription description) =>
        description.Weights is { } column ? Weights(column, probability: false)
        : description.Probabilities is { } probabilities ? Weights(probabilities, probability: true)
        : null;

    private static Outcome<SurveyDesign> Replicated(SampleDesign design, ReplicateDescription? replicates, LonelyUnits lonely)
    {
        if (replicates is null)
        {
            return design;
        }

        var made = replicates.Method switch
        {
            ReplicateMethod.Balanced => BalancedHalfSamples.Of(design, replicates.Rho, replicates.AroundEstimate),
            ReplicateMethod.RaoWu => Bootstrap.RaoWu(design, replicates.Count, (ulong)replicates.Seed, replicates.AroundEstimate),
            ReplicateMethod.CantyDavison => Bootstrap.CantyDavison(design, replicates.Count, (ulong)replicates.Seed, replicates.AroundEstimate),
            _ => Jackknife.Of(design, lonely, replicates.AroundEstimate),
        };
        return made.Then<SurveyDesign>(found => found);
    }

    private Outcome<SurveyDesign> Given(ReplicateDescription replicates, double[] weights)
    {
        var values = new double[Rows.Count * replicates.Columns.Count];
        for (var r = 0; r < replicates.Columns.Count; r++)
        {
            var numbers = Complete(replicates.Columns[r]);
            for (var row = 0; row < numbers.Count; row++)
            {
                values[(row * replicates.Columns.Count) + r] = numbers[row];
            }
        }

        var given = ReplicateWeights.Of(
            values, replicates.Columns.Count, replicates.Scale,
            areCombined: replicates.Combined, aroundEstimate: replicates.AroundEstimate);
        return ReplicateDesign.Create(weights, given).Then<SurveyDesign>(design => design);
    }

    private SamplingStage Stage(DesignDescription description, int stage)
    {
        var population = At(description.Population, stage) is { } column ? Complete(column) : null;
        var areShares = population is not null && population.All(count => count <= 1);
        return new SamplingStage
        {
            Units = At(description.Clusters, stage) is { } units ? Categories(units) : null,
            Strata = At(description.Strata, stage) is { } strata ? Categories(strata) : null,
            PopulationCounts = areShares ? null : population,
            SamplingFractions = areShares ? population : null,
        };
    }

    private static string? At(IReadOnlyList<string> columns, int stage) =>
        stage < columns.Count && columns[stage].Length > 0 ? columns[stage] : null;

    private double[] Weights(string column, bool probability)
    {
        var numbers = Complete(column);
        for (var row = 0; row < numbers.Count; row++)
        {
            if (!(numbers[row] > 0) || (probability && numbers[row] > 1))
            {
                throw Wrong(row, column, numbers[row].ToString("R", CultureInfo.InvariantCulture), probability
                    ? "a probability above 0 and at most 1" : "a weight above 0");
            }
        }

        return probability ? [.. numbers.Select(p => 1 / p)] : [.. numbers];
    }

    private IReadOnlyList<double> Complete(string column)
    {
        Require(column);
        return Rows[column].Numbers;
    }

    private Factor Categories(string column)
    {
        Require(column);
        return Factor(column);
    }

    // What the design reads must be there in every row: a row of which it is not known how it was drawn can't be used.
    private void Require(string column)
    {
        for (var row = 0; row < Rows.Count; row++)
        {
            if (Rows[column].IsMissing(row))
            {
                throw Wrong(row, column, "", "a value, since the design reads this column in every row");
            }
        }
    }

    private InputException Wrong(int row, string column, string value, string expected) =>
        new($"{Name}, row {Rows.Number(row)}, column {Rows[column].Name}, value '{value}'; expected {expected}.");
}
