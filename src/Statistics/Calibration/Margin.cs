using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Calibration;

/// <summary>What the population has in each category of a variable of the sample.</summary>
public sealed class Margin
{
    /// <summary>A margin; several variables are crossed by <see cref="Factor.By"/>.</summary>
    /// <param name="variable">The category of each row.</param>
    /// <param name="counts">The population's count by category, 0 or above.</param>
    public Margin(Factor variable, IReadOnlyDictionary<string, double> counts)
    {
        ArgumentNullException.ThrowIfNull(variable);
        ArgumentNullException.ThrowIfNull(counts);
        Variable = variable;
        Counts = counts;
    }

    /// <summary>The category of each row.</summary>
    public Factor Variable { get; }

    /// <summary>The population's count by category.</summary>
    public IReadOnlyDictionary<string, double> Counts { get; }

    /// <summary>
    /// The counts in the order of the variable's categories, 0 for those that neither sample nor population has; or what does not fit.
    /// </summary>
    /// <param name="weights">The weight of each row.</param>
    /// <param name="ignoreEmpty">Whether categories of the population without rows are left out.</param>
    internal Outcome<double[]> Targets(ReadOnlySpan<double> weights, bool ignoreEmpty)
    {
        Require.SameLength(weights.Length, Variable.Count, nameof(Variable));
        var inSample = new bool[Variable.Levels.Count];
        for (var row = 0; row < weights.Length; row++)
        {
            if (weights[row] == 0)
            {
                continue;
            }

            if (Variable.Codes[row] < 0)
            {
                return new Problem(ProblemKind.InvalidValue, $"{Variable.Name} is missing in row {row + 1}; every row needs a category.");
            }

            inSample[Variable.Codes[row]] = true;
        }

        foreach (var (category, count) in Counts)
        {
            if (!(count >= 0 && double.IsFinite(count)))
            {
                return new Problem(ProblemKind.InvalidValue,
                    $"The population's count of {Variable.Name}={category} is {count}; it is a finite number from 0.");
            }

            var place = Place(category);
            if (count > 0 && !ignoreEmpty && (place < 0 || !inSample[place]))
            {
                return new Problem(ProblemKind.NoData, $"The population has {count} of {Variable.Name}={category}, the sample none. Join it "
                    + "with another category.");
            }
        }

        var targets = new double[inSample.Length];
        for (var place = 0; place < targets.Length; place++)
        {
            targets[place] = Counts.GetValueOrDefault(Variable.Levels[place]);
            if (inSample[place] && targets[place] == 0)
            {
                return new Problem(ProblemKind.InvalidValue, $"The sample has rows with {Variable.Name}={Variable.Levels[place]}; the "
                    + $"population's count of it is {(Counts.ContainsKey(Variable.Levels[place]) ? "0" : "not given")}.");
            }

            targets[place] = inSample[place] ? targets[place] : 0;
        }

        return targets;
    }

    private int Place(string category)
    {
        for (var place = 0; place < Variable.Levels.Count; place++)
        {
            if (string.Equals(Variable.Levels[place], category, StringComparison.Ordinal))
            {
                return place;
            }
        }

        return -1;
    }
}
