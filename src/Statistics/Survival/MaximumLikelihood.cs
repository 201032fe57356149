namespace Sektorskifte.Statistics.Survival;

/// <summary>A log likelihood at a point, its slope, and the information (its lower part is read).</summary>
internal sealed record LikelihoodPoint(double Value, double[] Slope, double[,] Information);

/// <summary>The top of a likelihood.</summary>
internal sealed record LikelihoodTop(double[] Coefficients, LikelihoodPoint At, int Iterations);

/// <summary>Climbs a concave log likelihood by Newton's or Fisher's steps, and says which term keeps it from a top.</summary>
/// <param name="names">The names of the coefficients, for messages.</param>
/// <param name="spread">The standard deviation of the term of each coefficient: what makes their steps comparable.</param>
/// <param name="maxIterations">The most steps.</param>
internal sealed class MaximumLikelihood(IReadOnlyList<string> names, double[] spread, int maxIterations)
{
    // The decrement at which a step is far below any digit of a standard error; the step is still taken.
    private const double Settled = 1e-18;

    // A likelihood this flat, while a coefficient still moves by this share of its term's spread, has its top at infinity.
    private const double Flat = 1e-6;
    private const double Moves = 0.05;

    public Outcome<LikelihoodTop> Climb(double[] start, Func<double[], LikelihoodPoint> likelihood)
    {
        var (beta, at) = (start, likelihood(start));
        var factor = PositiveDefinite.Factor(at.Information);
        if (factor.Dependent >= 0)
        {
            return new Problem(
                ProblemKind.Singular,
                $"The term {names[factor.Dependent]} is constant among those at risk together, or follows from the terms before it; leave "
                + "it out.");
        }

        for (var iteration = 1; iteration <= maxIterations; iteration++)
        {
            var (step, decrement) = (factor.Solve(at.Slope), factor.Form(at.Slope));
            var farthest = Farthest(step);
            if (decrement < Flat && Math.Abs(step[farthest]) * spread[farthest] > Moves)
            {
                return Monotone(farthest, beta[farthest]);
            }

            (beta, at) = Higher(likelihood, beta, step, at);
            factor = PositiveDefinite.Factor(at.Information);
            if (factor.Dependent >= 0)
            {
                return Monotone(factor.Dependent, beta[factor.Dependent]);
            }

            if (decrement < Settled)
            {
                return new LikelihoodTop(beta, at, iteration);
            }
        }

        return new Problem(
            ProblemKind.NotConverged,
            $"The coefficients have not settled after {maxIterations} steps; the farthest from it is {names[Farthest(factor.Solve(at.Slope))]}. "
            + "Allow more steps, or leave the term out.");
    }

    private static (double[] Beta, LikelihoodPoint At) Higher(
        Func<double[], LikelihoodPoint> likelihood, double[] beta, double[] step, LikelihoodPoint before)
    {
        for (var scale = 1.0; ; scale /= 2)
        {
            var next = new double[beta.Length];
            for (var j = 0; j < next.Length; j++)
            {
                next[j] = beta[j] + (scale * step[j]);
            }

            // At the top a step may lose a rounding error; a scale this small is no step at all.
            var at = likelihood(next);
            if (at.Value >= before.Value - (1e-12 * Math.Abs(before.Value)) || scale < 1e-9)
            {
                return (next, at);
            }
        }
    }

    private int Farthest(double[] step) => Enumerable.Range(0, step.Length).MaxBy(j => Math.Abs(step[j]) * spread[j]);

    private Problem Monotone(int term, double coefficient) => new(
        ProblemKind.NotConverged,
        $"The coefficient of {names[term]} has no finite estimate: those who leave have its {(coefficient > 0 ? "highest" : "lowest")} values "
        + "and the others never do, so the likelihood grows for ever. Join categories, or leave the term out.");
}
