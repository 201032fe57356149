namespace Sektorskifte.Statistics.Regression;

/// <summary>What the words of a model mean: which variables stand in which term, and by which columns a term is coded.</summary>
internal static class ModelTerms
{
    /// <summary>
    /// The terms as sets of variables: "a", "a:b" for an interaction, "a*b" for both and their interaction. Terms of fewer
    /// variables come first; each stands once.
    /// </summary>
    public static Outcome<IReadOnlyList<ModelVariable[]>> Read(
        IReadOnlyList<string> terms, IReadOnlyList<ModelVariable> variables)
    {
        var byName = new Dictionary<string, ModelVariable>(StringComparer.Ordinal);
        foreach (var variable in variables)
        {
            byName.Add(variable.Name, variable);
        }

        var read = new List<ModelVariable[]>();
        foreach (var term in terms)
        {
            var crossed = term.Split('*', StringSplitOptions.TrimEntries);
            for (var set = 1; set < 1 << crossed.Length; set++)
            {
                var names = crossed.Where((_, i) => (set & (1 << i)) != 0)
                    .SelectMany(part => part.Split(':', StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal).ToArray();
                if (names.FirstOrDefault(name => !byName.ContainsKey(name)) is { } unknown)
                {
                    return new Problem(ProblemKind.InvalidValue, $"The term {term} speaks of {(unknown.Length == 0 ? "nothing" : unknown)}; "
                        + $"the variables are {string.Join(", ", byName.Keys)}.");
                }

                if (!read.Exists(known => known.Length == names.Length && names.All(name => known.Any(v => v.Name == name))))
                {
                    read.Add([.. names.Select(name => byName[name])]);
                }
            }
        }

        return read.OrderBy(term => term.Length).ToArray();
    }

    public static string NameOf(IEnumerable<ModelVariable> term) => string.Join(':', term.Select(variable => variable.Name));

    /// <summary>
    /// The columns of a term, each the product of one level (or number) of every variable; the first variable's levels change
    /// fastest. A factor leaves out its reference when the term without it is in the model, the intercept standing for the
    /// empty term: otherwise the columns would not span what the terms say.
    /// </summary>
    public static IEnumerable<ModelColumn> Columns(
        int place, ModelVariable[] term, IReadOnlyList<ModelVariable[]> terms, bool intercept)
    {
        var from = term.Select(variable => variable.IsFactor && HasRest(variable) ? 1 : 0).ToArray();
        var levels = from.ToArray();
        for (var more = true; more;)
        {
            yield return new ModelColumn(place, [.. term.Select((variable, i) => (variable, variable.IsFactor ? levels[i] : -1))]);
            more = false;
            for (var i = 0; i < term.Length && !more; i++)
            {
                more = ++levels[i] < term[i].Levels.Count;
                if (!more)
                {
                    levels[i] = from[i];
                }
            }
        }

        bool HasRest(ModelVariable without) =>
            term.Length == 1
                ? intercept
                : terms.Any(other => other.Length == term.Length - 1
                    && other.All(variable => variable != without && term.Contains(variable)));
    }
}

/// <summary>A column: the product of one level (or, below 0, the number) of each variable of its term; 1 for the intercept.</summary>
internal sealed record ModelColumn(int Term, (ModelVariable Variable, int Level)[] Parts)
{
    public string Name => Parts.Length == 0
        ? ModelMatrix.InterceptName
        : string.Join(':', Parts.Select(part => part.Level < 0 ? part.Variable.Name : $"{part.Variable.Name}={part.Variable.Levels[part.Level]}"));

    public double[] Values(int rowCount)
    {
        var values = new double[rowCount];
        Array.Fill(values, 1);
        foreach (var (variable, level) in Parts)
        {
            variable.Multiply(values, level);
        }

        return values;
    }

    /// <summary>The column's value had the variable another level.</summary>
    public double AtLevel(int row, ModelVariable changed, int newLevel)
    {
        var product = 1.0;
        foreach (var (variable, level) in Parts)
        {
            product *= ReferenceEquals(variable, changed) ? (level == newLevel ? 1 : 0) : variable.At(row, level);
        }

        return product;
    }

    /// <summary>How fast the column changes with a number: the product of the other variables, or 0 without the number.</summary>
    public double Slope(int row, ModelVariable number)
    {
        var product = 1.0;
        var found = false;
        foreach (var (variable, level) in Parts)
        {
            if (ReferenceEquals(variable, number))
            {
                found = true;
            }
            else
            {
                product *= variable.At(row, level);
            }
        }

        return found ? product : 0;
    }
}
