namespace Sektorskifte.Statistics.LogLinear;

/// <summary>Standard errors of functions of parameters, some of which can't be told apart, by the delta method.</summary>
internal sealed class DeltaErrors(InformationFactor factor)
{
    private readonly List<double[]> _null = [.. factor.NullDirections()];

    /// <summary>A function's value with its standard error.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="value">Its value.</param>
    /// <param name="gradient">Its derivatives by the parameters; overwritten.</param>
    /// <returns>Null when it moves along a direction in which the likelihood does not, so that the data do not tell it.</returns>
    public ModelParameter? Of(string name, double value, double[] gradient)
    {
        const double Rounding = 1e-7;
        var length = Math.Sqrt(InformationFactor.Dot(gradient, gradient));
        foreach (var direction in _null)
        {
            if (Math.Abs(InformationFactor.Dot(gradient, direction)) > Rounding * length * Math.Sqrt(InformationFactor.Dot(direction, direction)))
            {
                return null;
            }
        }

        return new ModelParameter(name, value, Math.Sqrt(factor.QuadraticForm(gradient)));
    }
}
