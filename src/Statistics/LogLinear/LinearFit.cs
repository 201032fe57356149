namespace Sektorskifte.Statistics.LogLinear;

/// <summary>
/// Maximum likelihood for a model whose logarithm is linear: Newton's method on the Poisson likelihood, which is concave. Cells
/// whose fitted counts go to 0 are found on the way and fitted as 0, so that the rest has its finite maximum.
/// </summary>
/// <remarks>
/// J. A. Nelder and R. W. M. Wedderburn (1972), Generalized linear models, Journal of the Royal Statistical Society A 135 (3),
/// 370-384; for fitted zeros S. J. Haberman (1974), The Analysis of Frequency Data, University of Chicago Press.
/// </remarks>
internal sealed class LinearFit
{
    // Squared Newton decrement: estimates are then closer than 1e-8 of a standard error, before one last step.
    private const double Still = 1e-16;

    /// <summary>A fitted count below this, of a cell without counts, is on its way to 0 when parameters get lost.</summary>
    public const double Lost = 1e-6;
    private readonly CellDesign _design;
    private readonly double[] _counts;
    private readonly bool[] _above;
    private readonly double[] _fitted;
    private double[] _parameters;

    private LinearFit(CellDesign design)
    {
        _design = design;
        _counts = design.Table.CountArray;
        _above = design.CellsAboveZero();
        _fitted = new double[_counts.Length];
        _parameters = new double[design.Columns];
    }

    /// <summary>Fits a design.</summary>
    /// <param name="design">The design.</param>
    /// <param name="model">The model's name, for the result and for messages.</param>
    /// <param name="maxIterations">How many steps to take at most.</param>
    public static Outcome<ModelFit> Of(CellDesign design, string model, int maxIterations)
    {
        var fit = new LinearFit(design);
        return fit.Iterate(maxIterations) is { } iterations
            ? fit.Result(model, iterations)
            : new Problem(
                ProblemKind.NotConverged,
                $"The model of {model} did not settle in {maxIterations} iterations; allow more, or join categories with few counts.");
    }

    private int? Iterate(int maxIterations)
    {
        Start();
        var loss = Loss(_parameters);
        for (var iteration = 1; iteration <= maxIterations; iteration++)
        {
            var (step, decrement) = Step();
            var (next, nextLoss) = Shorten(step, loss);
            (_parameters, loss) = (next, nextLoss);
            if (decrement <= Still)
            {
                // That was one last step, which squares the error.
                Loss(_parameters);
                if (!DropFleeingCells(step))
                {
                    return iteration;
                }

                loss = Loss(_parameters);
            }
        }

        return null;
    }

    // A weighted least-squares fit to the logarithms, as generalised linear models start.
    private void Start()
    {
        var weights = new double[_counts.Length];
        var working = new double[_counts.Length];
        for (var cell = 0; cell < _counts.Length; cell++)
        {
            if (_above[cell])
            {
                weights[cell] = _counts[cell] + 0.1;
                working[cell] = weights[cell] * (Math.Log(weights[cell]) - (0.1 / weights[cell]));
            }
        }

        var start = _design.Sums(working);
        InformationFactor.Create(_design.Information(weights), _design.Columns).Solve(start);
        _parameters = start;
    }

    private (double[] Step, double Decrement) Step()
    {
        var residuals = new double[_counts.Length];
        for (var cell = 0; cell < residuals.Length; cell++)
        {
            residuals[cell] = _above[cell] ? _counts[cell] - _fitted[cell] : 0;
        }

        var gradient = _design.Sums(residuals);
        var step = (double[])gradient.Clone();
        InformationFactor.Create(_design.Information(_fitted), _design.Columns).Solve(step);
        return (step, InformationFactor.Dot(step, gradient));
    }

    private (double[] Parameters, double Loss) Shorten(double[] step, double loss)
    {
        // Rounding of the loss, which is a sum over counts.
        var rounding = 1e-13 * (_design.Table.Total + Math.Abs(loss));
        var next = new double[step.Length];
        var nextLoss = double.PositiveInfinity;
        for (var length = 1.0; length > 1e-10; length /= 2)
        {
            for (var p = 0; p < next.Length; p++)
            {
                next[p] = _parameters[p] + (length * step[p]);
            }

            nextLoss = Loss(next);
            if (nextLoss <= loss + rounding)
            {
                break;
            }
        }

        return (next, nextLoss);
    }

    // Half the deviance; fills the fitted counts.
    private double Loss(double[] parameters)
    {
        double loss = 0;
        for (var cell = 0; cell < _counts.Length; cell++)
        {
            _fitted[cell] = 0;
            if (_above[cell])
            {
                var predicted = _design.Predict(cell, parameters);
                _fitted[cell] = Math.Exp(predicted);
                loss += _counts[cell] > 0
                    ? (_counts[cell] * (Math.Log(_counts[cell]) - predicted)) - _counts[cell] + _fitted[cell]
                    : _fitted[cell];
            }
        }

        return double.IsFinite(loss) ? loss : double.PositiveInfinity;
    }

    // When the fit stands still and a cell's logarithm still moves by about 1 a step, the cell is on its way to 0. So it is when its
    // fitted count has become too small for the parameters that it alone tells.
    private bool DropFleeingCells(double[] step)
    {
        var onAll = _design.Information([.. _above.Select(above => above ? 1.0 : 0.0)]);
        var lost = InformationFactor.Create(_design.Information(_fitted), _design.Columns).Rank
            < InformationFactor.Create(onAll, _design.Columns).Rank;
        var dropped = false;
        for (var cell = 0; cell < _counts.Length; cell++)
        {
            var flees = _design.Predict(cell, step) < -0.1 || (lost && _fitted[cell] < Lost);
            if (flees && _above[cell] && _counts[cell] == 0)
            {
                _above[cell] = false;
                dropped = true;
            }
        }

        return dropped;
    }

    private ModelFit Result(string model, int iterations)
    {
        var columns = _design.Columns;
        var all = _design.Table.ImpossibleArray.Select(impossible => impossible ? 0.0 : 1.0).ToArray();
        var onAll = InformationFactor.Create(_design.Information(all), columns);
        var onFitted = InformationFactor.Create(_design.Information(_fitted), columns);
        var size = new ModelSize(onAll.Rank, _above.Count(above => above), onFitted.Rank, iterations);
        SetLeftOutToZero(onFitted);
        var parameters = new List<ModelParameter>();
        var unbounded = new List<string>();
        var dependent = new List<string>();
        var unit = new double[columns];
        for (var p = 0; p < columns; p++)
        {
            if (onFitted.LeftOut[p])
            {
                (onAll.LeftOut[p] ? dependent : unbounded).Add(_design.Names[p]);
                continue;
            }

            Array.Clear(unit);
            unit[p] = 1;
            parameters.Add(new ModelParameter(_design.Names[p], _parameters[p], Math.Sqrt(onFitted.QuadraticForm(unit))));
        }

        var fitted = (double[])_fitted.Clone();
        return new ModelFit(_design.Table, model, fitted, size, () => Leverages(_design, fitted, onFitted))
        {
            Parameters = parameters,
            UnboundedParameters = unbounded,
            DependentParameters = dependent,
        };
    }

    // A parameter that got lost on the way stands where it was; the others take over what it stood for.
    private void SetLeftOutToZero(InformationFactor factor)
    {
        foreach (var direction in factor.NullDirections())
        {
            var leftOut = Array.FindLastIndex(direction, value => value != 0);
            InformationFactor.Subtract(_parameters, direction, _parameters[leftOut]);
            _parameters[leftOut] = 0;
        }
    }

    internal static double[] Leverages(CellDesign design, double[] fitted, InformationFactor factor)
    {
        var leverages = new double[fitted.Length];
        var row = new double[design.Columns];
        for (var cell = 0; cell < fitted.Length; cell++)
        {
            if (fitted[cell] > 0)
            {
                Array.Clear(row);
                foreach (var (column, value) in design.Cell(cell))
                {
                    row[column] += value;
                }

                leverages[cell] = fitted[cell] * factor.QuadraticForm(row);
            }
        }

        return leverages;
    }
}
