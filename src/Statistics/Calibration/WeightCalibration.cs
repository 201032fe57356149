using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Regression;

namespace Sektorskifte.Statistics.Calibration;

/// <summary>
/// Weights that meet known totals of auxiliary variables and stay as near the design weights as that allows: generalised regression,
/// bounded, raking and logit calibration.
/// </summary>
/// <remarks>See <c>docs/methods/calibration.md</c>.</remarks>
[Estimator("calibration", Source = "J.-C. Deville and C.-E. Särndal (1992), Calibration estimators in survey sampling, Journal of the "
    + "American Statistical Association 87 (418), 376-382")]
public static class WeightCalibration
{
    /// <summary>Calibrates a design to totals.</summary>
    /// <param name="design">The whole design, not a domain of it.</param>
    /// <param name="auxiliaries">The auxiliary variables of each row.</param>
    /// <param name="totals">The population's total of each column of the auxiliaries, by its name; that of the intercept is the
    /// population's size.</param>
    /// <param name="options">How; default the linear distance without bounds.</param>
    /// <param name="variances">For the linear distance without bounds: the variance of the study variable given the auxiliaries in each
    /// row, up to a factor, above 0; default the same in all.</param>
    /// <returns>The design with the new weights, or the column whose total is missing or can't be met.</returns>
    public static Outcome<CalibratedSurvey> Apply(
        SurveyDesign design, ModelMatrix auxiliaries, IReadOnlyDictionary<string, double> totals, CalibrationOptions? options = null,
        IReadOnlyList<double>? variances = null)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(auxiliaries);
        ArgumentNullException.ThrowIfNull(totals);
        options ??= new CalibrationOptions();
        options.Check();
        Require.SameLength(design.RowCount, auxiliaries.RowCount, nameof(auxiliaries));
        if (variances is not null)
        {
            Require.SameLength(design.RowCount, variances.Count);
            if (options.Distance != CalibrationDistance.Linear || double.IsFinite(options.Lower) || double.IsFinite(options.Upper))
            {
                throw new ArgumentException("Variances go with the linear distance without bounds.", nameof(variances));
            }

            if (variances.Any(variance => !(variance > 0 && double.IsFinite(variance))))
            {
                throw new ArgumentException("Each variance is a finite number above 0.", nameof(variances));
            }
        }

        if (Wrong(auxiliaries, totals) is { } problem)
        {
            return problem;
        }

        var targets = auxiliaries.Columns.Select(column => totals[column]).ToArray();
        return CalibrationEquations.Prepare(auxiliaries, targets, design.Weights, variances).Then(prepared =>
            Reweighting.Apply(
                design,
                weights => prepared.Solve(weights, options),
                (before, after) => new RegressionResiduals(prepared.Columns, prepared.Inverse, before, after, variances)));
    }

    /// <summary>Calibrates a design to margins of categories and to totals of numbers.</summary>
    /// <param name="design">The whole design, not a domain of it.</param>
    /// <param name="margins">The margins, at least one, with the same grand total.</param>
    /// <param name="numbers">Variables of numbers with the population's total of each; default none.</param>
    /// <param name="options">How; default the linear distance without bounds.</param>
    /// <returns>The design with the new weights, or the margin or total that is missing or can't be met.</returns>
    public static Outcome<CalibratedSurvey> Apply(
        SurveyDesign design, IReadOnlyList<Margin> margins, IReadOnlyList<(ModelVariable Variable, double Total)>? numbers = null,
        CalibrationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(margins);
        ArgumentOutOfRangeException.ThrowIfZero(margins.Count);
        return Raking.Targets(margins, design.Weights).Then(targets =>
        {
            var variables = margins.Select((margin, m) => Present(margin.Variable, targets[m])).ToArray();
            var totals = new Dictionary<string, double> { [ModelMatrix.InterceptName] = targets[0].Sum() };
            foreach (var (m, variable) in variables.Index())
            {
                foreach (var level in variable.Levels.Skip(1))
                {
                    totals[$"{variable.Name}={level}"] = margins[m].Counts[level];
                }
            }

            foreach (var (variable, total) in numbers ?? [])
            {
                totals[variable.Name] = total;
            }

            // A margin with one category says the size of the population, as the intercept does.
            var all = variables.Where(variable => variable.Levels.Count > 1).Concat(numbers?.Select(n => n.Variable) ?? []).ToArray();
            return ModelMatrix.OfVariables(all, design.RowCount)
                .Then(matrix => Apply(design, matrix, totals, options));
        });
    }

    /// <summary>The variable with those categories alone that are to be met.</summary>
    private static ModelVariable Present(Factor variable, double[] targets)
    {
        var places = new int[targets.Length];
        var levels = new List<string>();
        for (var place = 0; place < targets.Length; place++)
        {
            places[place] = targets[place] > 0 ? levels.Count : -1;
            if (targets[place] > 0)
            {
                levels.Add(variable.Levels[place]);
            }
        }

        int[] codes = [.. variable.Codes.ToArray().Select(code => code < 0 ? -1 : places[code])];
        return ModelVariable.Of(Factor.OfCodes(variable.Name, codes, levels));
    }

    private static Problem? Wrong(ModelMatrix auxiliaries, IReadOnlyDictionary<string, double> totals)
    {
        foreach (var column in auxiliaries.Columns)
        {
            if (!totals.TryGetValue(column, out var total))
            {
                return new(ProblemKind.InvalidValue, $"The total of {column} is not given; totals are needed of {string.Join(", ", auxiliaries.Columns)}.");
            }

            if (!double.IsFinite(total))
            {
                return new(ProblemKind.InvalidValue, $"The total of {column} is {total}; it is a finite number.");
            }
        }

        return totals.Keys.FirstOrDefault(name => !auxiliaries.Columns.Contains(name)) is { } unknown
            ? new(ProblemKind.InvalidValue, $"A total of {unknown} is given; the auxiliaries are {string.Join(", ", auxiliaries.Columns)}.")
            : null;
    }
}
