namespace Sektorskifte.Statistics.Funnels;

/// <summary>One group: an outcome and what it may depend on.</summary>
/// <param name="Name">The group's name.</param>
/// <param name="Outcome">The outcome of each member.</param>
/// <param name="Terms">The name of each term and its value for each member.</param>
public sealed record GroupSample(
    string Name, IReadOnlyList<double> Outcome, IReadOnlyList<(string Name, IReadOnlyList<double> Values)> Terms);

/// <summary>What one term gives to a decomposition with the second group's coefficients as reference.</summary>
/// <param name="Name">The term's name; "intercept" for the constant.</param>
/// <param name="Explained">Through its means.</param>
/// <param name="Unexplained">Through its coefficients.</param>
public sealed record TermParts(string Name, DifferencePart Explained, DifferencePart Unexplained);

/// <summary>A difference of two means, by what the groups have and by what it is worth to them.</summary>
/// <param name="Gap">The first group's mean less the second's.</param>
/// <param name="Explained">Two-fold, the second group's coefficients as reference: different means of the terms. In the three-fold form this is
/// the endowments.</param>
/// <param name="Unexplained">Two-fold, the same reference: different coefficients, at the first group's means.</param>
/// <param name="ExplainedAtFirst">Two-fold, the first group's coefficients as reference: different means.</param>
/// <param name="UnexplainedAtSecond">Two-fold, that reference: different coefficients, at the second group's means. In the three-fold form this
/// is the coefficients.</param>
/// <param name="Interaction">Three-fold: what means and coefficients give together.</param>
/// <param name="Terms">What each term gives, the intercept first.</param>
public sealed record MeanDecomposition(
    DifferencePart Gap, DifferencePart Explained, DifferencePart Unexplained, DifferencePart ExplainedAtFirst,
    DifferencePart UnexplainedAtSecond, DifferencePart Interaction, IReadOnlyList<TermParts> Terms);

/// <summary>
/// How much of a difference of two means comes from different means of what it depends on, and how much from different coefficients. See
/// <c>docs/methods/oaxaca-blinder.md</c>.
/// </summary>
[Estimator("oaxaca-blinder", Source = "R. Oaxaca (1973), Male-female wage differentials in urban labor markets, International Economic Review "
    + "14 (3), 693-709; A. S. Blinder (1973), Wage discrimination: reduced form and structural estimates, Journal of Human Resources 8 (4), "
    + "436-455; B. Jann (2008), The Blinder-Oaxaca decomposition for linear regression models, The Stata Journal 8 (4), 453-479")]
public static class OaxacaBlinder
{
    /// <summary>Decomposes the difference of means of the outcome.</summary>
    /// <param name="first">The first group.</param>
    /// <param name="second">The second group, with the same terms in the same order.</param>
    /// <returns>The decomposition, or the group that is too small, the value that is none, or the term that can't be told apart.</returns>
    /// <exception cref="ArgumentException">The terms differ, or the columns are not equally long.</exception>
    public static Outcome<MeanDecomposition> Decompose(GroupSample first, GroupSample second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (!first.Terms.Select(term => term.Name).SequenceEqual(second.Terms.Select(term => term.Name)))
        {
            throw new ArgumentException("The groups have not the same terms.", nameof(second));
        }

        return LinearFit.Of(first).Then<MeanDecomposition>(a => LinearFit.Of(second).Then<MeanDecomposition>(b => Of(a, b, first)));
    }

    private static MeanDecomposition Of(LinearFit a, LinearFit b, GroupSample first)
    {
        var all = Enumerable.Range(0, a.Means.Length).ToArray();
        DifferencePart Explained(params int[] terms) => Part(a, b, terms, (x, y, p, q) => ((x - y) * q, q, -q, 0, x - y));
        DifferencePart Unexplained(params int[] terms) => Part(a, b, terms, (x, y, p, q) => (x * (p - q), p - q, 0, x, -x));
        return new MeanDecomposition(
            Part(a, b, all, (x, y, p, q) => ((x * p) - (y * q), p, -q, x, -y)),
            Explained(all),
            Unexplained(all),
            Part(a, b, all, (x, y, p, q) => ((x - y) * p, p, -p, x - y, 0)),
            Part(a, b, all, (x, y, p, q) => (y * (p - q), 0, p - q, y, -y)),
            Part(a, b, all, (x, y, p, q) => ((x - y) * (p - q), p - q, q - p, x - y, y - x)),
            [.. all.Select(j => new TermParts(j == 0 ? "intercept" : first.Terms[j - 1].Name, Explained(j), Unexplained(j)))]);
    }

    /// <summary>A sum over terms of a part in the means x, y and coefficients p, q of the two groups, with its error by the part's derivatives
    /// by x, y, p and q: means and coefficients vary, and independently of each other.</summary>
    private static DifferencePart Part(
        LinearFit a, LinearFit b, int[] terms,
        Func<double, double, double, double, (double Value, double X, double Y, double P, double Q)> part)
    {
        var (value, variance) = (0.0, 0.0);
        var slopes = Array.ConvertAll(terms, j => part(a.Means[j], b.Means[j], a.Coefficients[j], b.Coefficients[j]));
        for (var i = 0; i < terms.Length; i++)
        {
            value += slopes[i].Value;
            for (var j = 0; j < terms.Length; j++)
            {
                var (row, column) = (terms[i], terms[j]);
                variance += (slopes[i].X * slopes[j].X * a.MeanCovariance[row, column]) + (slopes[i].Y * slopes[j].Y * b.MeanCovariance[row, column])
                    + (slopes[i].P * slopes[j].P * a.Covariance[row, column]) + (slopes[i].Q * slopes[j].Q * b.Covariance[row, column]);
            }
        }

        return new DifferencePart(value, Math.Sqrt(Math.Max(0, variance)));
    }
}
