using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Survival;

namespace Sektorskifte.Statistics.Tests.Survival;

/// <summary>Plain and slow counterparts that the fast passes must agree with, on small random episodes with many ties.</summary>
public sealed class SurvivalProperties
{
    private sealed record Row(int Entry, int Length, int Destination, int Weight, int Person, int X, int Stratum)
    {
        public double Exit => Entry + Length;
    }

    private static readonly Arbitrary<List<Row>> Rows = (
        from entry in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 4))
        from length in Gen.Choose(1, 6)
        from destination in Gen.Choose(0, 2)
        from weight in Gen.Choose(5, 20)
        from person in Gen.Choose(0, 5)
        from x in Gen.Choose(-2, 2)
        from stratum in Gen.Choose(0, 1)
        select new Row(entry, length, destination, weight, person, x, stratum))
        .NonEmptyListOf().Select(list => list.ToList()).Where(list => list.Exists(row => row.Destination > 0)).ToArbitrary();

    // The infinitesimal jackknife is the derivative by a person's weight; here it is taken by a small change of that weight.
    [Fact]
    public void RobustErrors_AnyEpisodes_AreThoseOfSmallChangesOfWeights() => Prop.ForAll(Rows, rows =>
    {
        const double change = 1e-6;
        var robust = AalenJohansen.Estimate(Episodes(rows, weight => weight), new(Variance: CurveVariance.Robust)).Value;
        var squares = new double[3, robust.Times.Count];
        foreach (var person in rows.Select(row => row.Person).Distinct())
        {
            IncidenceCurves Changed(double by) => AalenJohansen.Estimate(Statistics.Survival.Episodes.Of(
                [.. rows.Select(row => row.Exit)], [.. rows.Select(row => row.Destination)], [.. rows.Select(row => (double)row.Entry)],
                [.. rows.Select(row => row.Weight / 10.0 * (row.Person == person ? 1 + by : 1))]).Value).Value;
            var (more, less) = (Changed(change), Changed(-change));
            for (var t = 0; t < robust.Times.Count; t++)
            {
                for (var k = 0; k < 3; k++)
                {
                    var slope = (Share(more, k, t) - Share(less, k, t)) / (2 * change);
                    squares[k, t] += slope * slope;
                }
            }
        }

        return Enumerable.Range(0, robust.Times.Count).All(t => Enumerable.Range(0, 3).All(k =>
            Math.Abs(Math.Sqrt(squares[k, t]) - Error(robust, k, t)) < 1e-6));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void CountErrors_AnyEpisodes_AreThoseOfTheMatrixRecursion() => Prop.ForAll(Rows, rows =>
    {
        var curves = AalenJohansen.Estimate(Episodes(rows, _ => 10)).Value;
        var (p, v) = (new double[] { 1, 0, 0 }, new double[3, 3]);
        for (var t = 0; t < curves.Times.Count; t++)
        {
            var time = curves.Times[t];
            var risk = (double)rows.Count(row => row.Entry < time && time <= row.Exit);
            double[] step = [0, .. new[] { 1, 2 }.Select(k => rows.Count(row => row.Exit == time && row.Destination == k) / risk)];
            step[0] = -step[1] - step[2];
            double Moved(int i, int j) => (i == j ? 1 : 0) + (i == 0 ? step[j] : 0);
            double Spread(int i, int j) => i == 0 && j == 0 ? -step[0] * (1 + step[0]) / risk
                : i == 0 || j == 0 ? -step[i + j] * (1 + step[0]) / risk
                : ((i == j ? step[i] : 0) - (step[i] * step[j])) / risk;
            var next = new double[3, 3];
            for (var i = 0; i < 3; i++)
            {
                for (var j = 0; j < 3; j++)
                {
                    next[i, j] = p[0] * p[0] * Spread(i, j);
                    for (var a = 0; a < 3; a++)
                    {
                        for (var b = 0; b < 3; b++)
                        {
                            next[i, j] += Moved(a, i) * v[a, b] * Moved(b, j);
                        }
                    }
                }
            }

            (v, p) = (next, [.. Enumerable.Range(0, 3).Select(j => Enumerable.Range(0, 3).Sum(i => p[i] * Moved(i, j)))]);
            for (var k = 0; k < 3; k++)
            {
                if (Math.Abs(Share(curves, k, t) - p[k]) > 1e-12 || Math.Abs(Math.Pow(Error(curves, k, t), 2) - v[k, k]) > 1e-12)
                {
                    return false;
                }
            }
        }

        return true;
    }).QuickCheckThrowOnFailure();

    // The partial likelihood risk set by risk set, each counted anew; the slope by a small change of the coefficient.
    [Fact]
    public void CoxLikelihood_AnyEpisodes_IsThatOfRiskSetsCountedAnew() => Prop.ForAll(Rows, rows =>
    {
        foreach (var ties in new[] { CoxTies.Efron, CoxTies.Breslow })
        {
            var sweep = new RiskSweep(
                Episodes(rows, weight => weight), Covariates.Of(("x", [.. rows.Select(row => (double)row.X)])).Value,
                [.. rows.Select(row => row.Stratum)], row => rows[row].Destination > 0);
            var at = CoxLikelihood.At(sweep, ties, [0.3]);
            if (Math.Abs(at.Value - Plain(rows, ties, 0.3, sweep.Mean[0])) > 1e-9
                || Math.Abs(at.Slope[0] - ((Plain(rows, ties, 0.3 + 1e-5, sweep.Mean[0]) - Plain(rows, ties, 0.3 - 1e-5, sweep.Mean[0])) / 2e-5)) > 1e-6)
            {
                return false;
            }
        }

        return true;
    }).QuickCheckThrowOnFailure();

    // Score residuals sum to the slope of the likelihood, which is 0 at its top: one person's episodes leave no error to know.
    [Fact]
    public void CoxRobust_EverybodyOnePerson_IsAProblem() => Prop.ForAll(Rows, rows =>
    {
        var episodes = Statistics.Survival.Episodes.Of(
            [.. rows.Select(row => row.Exit)], [.. rows.Select(row => row.Destination)], [.. rows.Select(row => (double)row.Entry)],
            [.. rows.Select(row => row.Weight / 10.0)], [.. rows.Select(_ => 7)]).Value;
        var x = Covariates.Of(("x", [.. rows.Select(row => (double)row.X)])).Value;
        return CoxRegression.Fit(episodes, x, new(Robust: true)).Problem is not null;
    }).QuickCheckThrowOnFailure();

    // Any outcome is a fit with finite numbers, or a problem; never NaN and never an exception.
    [Fact]
    public void Regressions_AnyEpisodes_AreFiniteOrAProblem() => Prop.ForAll(Rows, rows =>
    {
        var episodes = Episodes(rows, weight => weight);
        var x = Covariates.Of(("x", [.. rows.Select(row => (double)row.X)])).Value;
        bool Finite(IReadOnlyList<HazardTerm> terms) =>
            terms.All(term => double.IsFinite(term.Coefficient) && term.StandardError > 0 && term.PValue is >= 0 and <= 1);
        return new[] { false, true }.All(robust =>
            (!CoxRegression.Fit(episodes, x, new(Robust: robust)).TryGet(out var cox, out _) || Finite(cox.Terms))
            && (!PiecewiseExponential.Fit(episodes, [4], x, new(robust)).TryGet(out var rates, out _) || Finite(rates.Terms))
            && (!DiscreteHazard.Fit(episodes, HazardLink.Logit, [4], x, new(robust)).TryGet(out var chances, out _) || Finite(chances.Terms)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void LogRank_GroupsNamedTheOtherWayRound_IsTheSame() => Prop.ForAll(Rows, rows =>
    {
        var episodes = Statistics.Survival.Episodes.Of(
            [.. rows.Select(row => row.Exit)], [.. rows.Select(row => row.Destination)], [.. rows.Select(row => (double)row.Entry)]).Value;
        Groups Named(Func<int, string> name) => Groups.Of([.. rows.Select(row => name(row.Stratum))]);
        var first = LogRank.Compare(episodes, Named(stratum => stratum == 0 ? "a" : "b"));
        var other = LogRank.Compare(episodes, Named(stratum => stratum == 0 ? "b" : "a"));
        return first.TryGet(out var test, out _)
            ? Math.Abs(test.ChiSquared - other.Value.ChiSquared) < 1e-9 * Math.Max(1, test.ChiSquared)
            : other.Problem is not null;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void PositiveDefinite_AnyGramMatrix_SolvesAndInverts() => Prop.ForAll(
        Gen.Choose(-9, 9).ArrayOf(12).ToArbitrary(), cells =>
        {
            // A′A + I of a 4 × 3 matrix A is positive definite.
            var gram = new double[3, 3];
            for (var i = 0; i < 3; i++)
            {
                for (var j = 0; j < 3; j++)
                {
                    gram[i, j] = i == j ? 1 : 0;
                    for (var r = 0; r < 4; r++)
                    {
                        gram[i, j] += cells[(3 * r) + i] * cells[(3 * r) + j];
                    }
                }
            }

            var factor = PositiveDefinite.Factor(gram);
            var (solution, inverse) = (factor.Solve([1, 2, 3]), factor.Inverse());
            return factor.Dependent == -1 && Enumerable.Range(0, 3).All(i =>
                Math.Abs(Enumerable.Range(0, 3).Sum(j => gram[i, j] * solution[j]) - (i + 1)) < 1e-9
                && Math.Abs(Enumerable.Range(0, 3).Sum(j => gram[i, j] * inverse[j, i]) - 1) < 1e-9);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void PositiveDefinite_ColumnThatFollows_IsNamed()
    {
        // The third column is the sum of the first two.
        Assert.Equal(2, PositiveDefinite.Factor(new double[,] { { 2, 1, 3 }, { 1, 2, 3 }, { 3, 3, 6 } }).Dependent);
        Assert.Equal(0, PositiveDefinite.Factor(new double[,] { { 0, 0 }, { 0, 1 } }).Dependent);
        Assert.Equal(1, PositiveDefinite.Factor(new[,] { { 1, 0 }, { 0, double.NaN } }).Dependent);
    }

    private static double Plain(List<Row> rows, CoxTies ties, double beta, double mean)
    {
        var value = 0.0;
        double Score(Row row) => row.Weight / 10.0 * Math.Exp(beta * (row.X - mean));
        foreach (var deaths in rows.Where(row => row.Destination > 0).GroupBy(row => (row.Stratum, row.Exit)))
        {
            var (time, count) = (deaths.Key.Exit, deaths.Count());
            var risk = rows.Where(row => row.Stratum == deaths.Key.Stratum && row.Entry < time && time <= row.Exit).Sum(Score);
            value += deaths.Sum(row => row.Weight / 10.0 * beta * (row.X - mean));
            for (var step = 0; step < count; step++)
            {
                var gone = ties == CoxTies.Efron ? deaths.Sum(Score) * step / count : 0;
                value -= deaths.Sum(row => row.Weight / 10.0) / count * Math.Log(risk - gone);
            }
        }

        return value;
    }

    private static double Share(IncidenceCurves curves, int k, int t) => k == 0 ? curves.Remaining.Share[t]
        : k <= curves.Destinations ? curves.To(k).Share[t] : 0;

    private static double Error(IncidenceCurves curves, int k, int t) => k == 0 ? curves.Remaining.StandardError[t]
        : k <= curves.Destinations ? curves.To(k).StandardError[t] : 0;

    private static Episodes Episodes(List<Row> rows, Func<int, int> weight) => Statistics.Survival.Episodes.Of(
        [.. rows.Select(row => row.Exit)], [.. rows.Select(row => row.Destination)], [.. rows.Select(row => (double)row.Entry)],
        [.. rows.Select(row => weight(row.Weight) / 10.0)], [.. rows.Select(row => row.Person)]).Value;
}
