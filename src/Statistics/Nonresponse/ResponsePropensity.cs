using Sektorskifte.Statistics.Regression;

namespace Sektorskifte.Statistics.Nonresponse;

/// <summary>Each case's probability to answer, by a weighted logistic regression.</summary>
internal sealed record ResponsePropensity(WeightedRegression Regression, double[] Weights, double[] Propensities)
{
    public static Outcome<ResponsePropensity> Fit(
        ModelMatrix model, IReadOnlyList<bool> responded, IReadOnlyList<double>? weights)
    {
        ArgumentNullException.ThrowIfNull(responded);
        Require.SameLength(model.RowCount, responded.Count, nameof(responded));
        return CheckedWeights(responded.Count, weights).Then<ResponsePropensity>(given =>
        {
            var response = new double[given.Length];
            var answered = 0;
            var counted = 0;
            for (var i = 0; i < given.Length; i++)
            {
                response[i] = responded[i] ? 1 : 0;
                counted += given[i] > 0 ? 1 : 0;
                answered += given[i] > 0 && responded[i] ? 1 : 0;
            }

            if (answered == 0 || answered == counted)
            {
                return new Problem(ProblemKind.NoData, $"{answered} of {counted} cases answered; the propensities need some of both kinds.");
            }

            return WeightedRegression.Fit(model, response, given, default, RegressionFamily.Logistic).Then<ResponsePropensity>(fit =>
            {
                var propensities = new double[given.Length];
                for (var k = 0; k < fit.Rows.Count; k++)
                {
                    propensities[fit.Rows.Rows[k]] = RegressionFamily.Logistic.Mean(fit.Predictors[k]);
                }

                return new ResponsePropensity(fit, given, propensities);
            });
        });
    }

    /// <summary>A copy of the weights, or ones.</summary>
    public static Outcome<double[]> CheckedWeights(int count, IReadOnlyList<double>? weights)
    {
        Require.SameLength(count, weights?.Count ?? count, nameof(weights));
        var given = new double[count];
        for (var i = 0; i < count; i++)
        {
            given[i] = weights?[i] ?? 1;
            if (!(given[i] >= 0 && double.IsFinite(given[i])))
            {
                return new Problem(ProblemKind.InvalidValue,
                    $"The weight is {given[i]} in row {i + 1}; it is a finite number above 0, or 0 to leave the row out.");
            }
        }

        return given;
    }
}
