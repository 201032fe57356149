using Sektorskifte.Statistics.Distributions;

namespace Sektorskifte.Statistics.LogLinear;

/// <summary>A model fitted to a table of counts by maximum likelihood, and how well it fits.</summary>
public sealed class ModelFit
{
    private readonly double[] _fitted;
    private readonly Lazy<double[]> _leverages;

    internal ModelFit(ContingencyTable table, string model, double[] fitted, ModelSize size, Func<double[]> leverages)
    {
        Table = table;
        Model = model;
        _fitted = fitted;
        DegreesOfFreedom = table.PossibleCells - size.Rank;
        FittedZeros = table.PossibleCells - size.CellsAboveZero;
        AdjustedDegreesOfFreedom = size.CellsAboveZero - size.RankAboveZero;
        Iterations = size.Iterations;
        _leverages = new Lazy<double[]>(leverages);
        for (var cell = 0; cell < fitted.Length; cell++)
        {
            var (count, expected) = (table.CountArray[cell], fitted[cell]);
            Deviance += 2 * SmallDifferences.Deviance(count, expected);
            PearsonStatistic += expected > 0 ? (count - expected) * (count - expected) / expected : 0;
            Dissimilarity += Math.Abs(count - expected) / (2 * table.Total);
        }
    }

    /// <summary>The table that the model is of.</summary>
    public ContingencyTable Table { get; }

    /// <summary>The model's name, in words.</summary>
    public string Model { get; }

    /// <summary>The fitted counts, in the order of <see cref="ContingencyTable.Counts"/>; 0 in structural zeros.</summary>
    public IReadOnlyList<double> Fitted => _fitted;

    /// <summary>G², the likelihood-ratio statistic against the saturated model, from 0.</summary>
    public double Deviance { get; }

    /// <summary>X², Pearson's statistic, from 0.</summary>
    public double PearsonStatistic { get; }

    /// <summary>Cells that are no structural zeros, less the parameters that can be told apart on them.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>The cells, structural zeros aside, whose fitted count is 0: there the model has parameters at minus infinity.</summary>
    public int FittedZeros { get; }

    /// <summary>The degrees of freedom when <see cref="FittedZeros"/> and the parameters that only they need are left out; the
    /// same as <see cref="DegreesOfFreedom"/> when there are none.</summary>
    public int AdjustedDegreesOfFreedom { get; }

    /// <summary>G² − degrees of freedom × ln N, as in studies of mobility: below 0, the model is preferred to the saturated
    /// one, and of two models the lower.</summary>
    public double Bic => Deviance - (DegreesOfFreedom * Math.Log(Table.Total));

    /// <summary>G² − 2 × degrees of freedom: differs from −2 log L + 2 × parameters by what is the same for all models of the
    /// table.</summary>
    public double Aic => Deviance - (2 * DegreesOfFreedom);

    /// <summary>The share of the counts that would have to be in other cells for the model to fit exactly, from 0 to 1.</summary>
    public double Dissimilarity { get; }

    /// <summary>The probability of a G² at least this large when the model holds, by the χ² distribution; 1 without degrees
    /// of freedom.</summary>
    public double PValue => UpperTail(Deviance, DegreesOfFreedom);

    /// <summary>The same for X².</summary>
    public double PearsonPValue => UpperTail(PearsonStatistic, DegreesOfFreedom);

    /// <summary>How many iterations it took until the likelihood stood still.</summary>
    public int Iterations { get; }

    /// <summary>The parameters of the linear part that the model's page identifies; without those that are infinite and those
    /// that follow from others.</summary>
    public IReadOnlyList<ModelParameter> Parameters { get; internal init; } = [];

    /// <summary>The names of the parameters that are infinite because the counts they rest on are 0.</summary>
    public IReadOnlyList<string> UnboundedParameters { get; internal init; } = [];

    /// <summary>The names of the parameters that follow from others on this table and are therefore set to 0.</summary>
    public IReadOnlyList<string> DependentParameters { get; internal init; } = [];

    /// <summary>The residuals, in the order of <see cref="ContingencyTable.Counts"/>. Structural zeros and cells that the model
    /// fits exactly whatever their count have the residual 0.</summary>
    /// <param name="kind">The kind of residual.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public IReadOnlyList<double> Residuals(ResidualKind kind)
    {
        var residuals = new double[_fitted.Length];
        for (var cell = 0; cell < residuals.Length; cell++)
        {
            residuals[cell] = _fitted[cell] > 0 ? Residual(kind, cell) : 0;
        }

        return residuals;
    }

    private double Residual(ResidualKind kind, int cell)
    {
        var (count, expected) = (Table.CountArray[cell], _fitted[cell]);
        return kind switch
        {
            ResidualKind.Raw => count - expected,
            ResidualKind.Pearson => (count - expected) / Math.Sqrt(expected),
            ResidualKind.Deviance => Math.Sign(count - expected) * Math.Sqrt(2 * SmallDifferences.Deviance(count, expected)),
            ResidualKind.Standardised => Standardised(cell),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of residual."),
        };
    }

    private double Standardised(int cell)
    {
        // A cell with a parameter of its own has leverage 1 and no residual but rounding.
        const double Own = 1e-9;
        var free = 1 - _leverages.Value[cell];
        return free > Own ? Residual(ResidualKind.Pearson, cell) / Math.Sqrt(free) : 0;
    }

    private static double UpperTail(double statistic, int degreesOfFreedom) =>
        degreesOfFreedom > 0 ? ChiSquared.UpperTail(statistic, degreesOfFreedom) : 1;
}
