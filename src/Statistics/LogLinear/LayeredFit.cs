namespace Sektorskifte.Statistics.LogLinear;

/// <summary>
/// Maximum likelihood for a model that fits the rows and columns of every layer and describes their association: Newton's method
/// on the Poisson likelihood with analytic derivatives, in which the parameters of rows and columns are eliminated layer by layer,
/// so that only the association's few remain. Where the likelihood is not concave, scoring steps with damping take over.
/// </summary>
/// <remarks>
/// Scoring for log-multiplicative models: H. Turner and D. Firth (2007), Generalized nonlinear models in R, the gnm package.
/// Damping: D. W. Marquardt (1963), An algorithm for least-squares estimation of nonlinear parameters, Journal of the Society for
/// Industrial and Applied Mathematics 11 (2), 431-441.
/// </remarks>
internal sealed class LayeredFit
{
    // Squared Newton decrement: estimates are then closer than 1e-8 of a standard error, before one last step.
    private const double Still = 1e-16;
    private readonly double[] _fitted;
    private readonly double[] _pattern;
    private double[] _rowEffects;
    private double[] _columnEffects;

    private LayeredFit(LayeredCounts counts, Association association, double[] start)
    {
        Counts = counts;
        Association = association;
        _fitted = new double[counts.Counts.Length];
        _pattern = new double[counts.Counts.Length];
        _rowEffects = new double[counts.Layers * counts.Rows];
        _columnEffects = new double[counts.Layers * counts.Columns];
        Parameters = (double[])start.Clone();
    }

    public LayeredCounts Counts { get; }

    public Association Association { get; }

    /// <summary>The association's parameters.</summary>
    public double[] Parameters { get; private set; }

    /// <summary>Half the deviance of the cells that take part.</summary>
    public double Loss { get; private set; }

    public int Iterations { get; private set; }

    public double[] Fitted => _fitted;

    /// <summary>The information of the association's parameters at the fit, that of rows and columns eliminated.</summary>
    public LayeredInformation Information { get; private set; } = null!;

    /// <summary>Whether the likelihood stood still.</summary>
    public bool Settled { get; private set; }

    /// <summary>Fits from a start.</summary>
    public static LayeredFit From(LayeredCounts counts, Association association, double[] start, int maxIterations)
    {
        var fit = new LayeredFit(counts, association, start);
        fit.Settled = fit.Iterate(maxIterations);
        return fit;
    }

    /// <summary>That it did not settle, and the cell that is on its way to 0, if one is: then the likelihood has no maximum.</summary>
    public Problem NotSettled(string model, int maxIterations)
    {
        var least = -1;
        for (var cell = 0; cell < _fitted.Length; cell++)
        {
            if (Counts.Active[cell] && Counts.Counts[cell] == 0 && (least < 0 || _fitted[cell] < _fitted[least]))
            {
                least = cell;
            }
        }

        return new Problem(
            ProblemKind.NotConverged,
            least >= 0 && _fitted[least] < 0.01
                ? $"The {model} has no maximum of likelihood: the fitted count of {Counts.Describe(least)}, which is empty, goes on falling; "
                    + "join categories with few counts."
                : $"The {model} did not settle in {maxIterations} iterations; allow more, or join categories with few counts.");
    }

    private bool Iterate(int maxIterations)
    {
        Association.Predict(Parameters, _pattern);
        for (var sweep = 0; sweep < 5; sweep++)
        {
            ScaleToMargins();
        }

        Loss = Evaluate();
        for (Iterations = 1; Iterations <= maxIterations; Iterations++)
        {
            Information = LayeredInformation.At(Counts, Association, Parameters, _fitted);
            var newton = Information.Step(curved: true, damping: 0);
            if (newton?.Decrement is >= 0 and <= Still)
            {
                // One last step, which squares the error.
                Take(newton, Here);
                if (!DropFleeingCells())
                {
                    Information = LayeredInformation.At(Counts, Association, Parameters, _fitted);
                    return true;
                }

                Loss = Evaluate();
            }
            else if (!Improve(newton))
            {
                return false;
            }
        }

        return false;
    }

    private LayeredPlace Here => new(Parameters, _rowEffects, _columnEffects, Loss);

    // Newton's step when it gains about what it promises, else the better of it and a scoring step, damped until it gains.
    private bool Improve(LayeredStep? newton)
    {
        const double Kept = 0.6;
        const double Near = 1e-6;
        var start = Here;
        var reached = start;
        if (newton is not null && Take(newton, start))
        {
            reached = Here;
            if (newton.Decrement < Near || start.Loss - Loss > Kept * newton.Decrement / 2)
            {
                return true;
            }
        }

        Score(start);
        if (reached.Loss < Loss)
        {
            GoTo(reached);
        }

        return Loss < start.Loss || !ReferenceEquals(Parameters, start.Parameters);
    }

    // A scoring step, shortened until it gains, which follows a narrow valley better than a damped one; else a damped one.
    private void Score(LayeredPlace start)
    {
        const double Shortest = 1.0 / 64;
        if (Information.Step(curved: false, damping: 0) is { } step)
        {
            for (var length = 1.0; length >= Shortest; length /= 2)
            {
                if (Take(step.Times(length), start))
                {
                    return;
                }
            }
        }

        for (var damping = 1e-3; damping < 1e12; damping *= 8)
        {
            if (Information.Step(curved: false, damping) is { } damped && Take(damped, start))
            {
                return;
            }
        }
    }

    // Goes a step from a place; back to it when nothing is gained.
    private bool Take(LayeredStep step, LayeredPlace from)
    {
        Parameters = Add(from.Parameters, step.Parameters);
        _rowEffects = Add(from.RowEffects, step.RowEffects);
        _columnEffects = Add(from.ColumnEffects, step.ColumnEffects);
        Association.Predict(Parameters, _pattern);
        ScaleToMargins();
        Loss = Evaluate();

        // The loss is a sum over counts and rounds as they do.
        var rounding = 1e-13 * (Counts.Table.Total + Math.Abs(from.Loss));
        if (Loss <= from.Loss + rounding)
        {
            return true;
        }

        GoTo(from);
        return false;
    }

    private void GoTo(LayeredPlace place)
    {
        (Parameters, _rowEffects, _columnEffects) = (place.Parameters, place.RowEffects, place.ColumnEffects);
        Association.Predict(Parameters, _pattern);
        Loss = Evaluate();
    }

    // When the fit stands still and a cell's logarithm still moves by about 1 a step, the cell is on its way to 0. So it is when its
    // fitted count has become too small for the parameters that it alone tells.
    private bool DropFleeingCells()
    {
        var lost = Information.Rank < LayeredInformation.OnCells(Counts, Association, Parameters, Counts.Active).Rank;
        var dropped = false;
        for (var cell = 0; cell < _fitted.Length; cell++)
        {
            var flees = _fitted[cell] < 0.9 * Information.Weight(cell) || (lost && _fitted[cell] < LinearFit.Lost);
            if (flees && Counts.Active[cell] && Counts.Counts[cell] == 0)
            {
                Counts.Active[cell] = false;
                dropped = true;
            }
        }

        return dropped;
    }

    private static double[] Add(double[] values, double[] step)
    {
        var sum = new double[values.Length];
        for (var n = 0; n < sum.Length; n++)
        {
            sum[n] = values[n] + step[n];
        }

        return sum;
    }

    // Fits rows, then columns, of every layer to their sums: each half lowers the loss.
    private void ScaleToMargins()
    {
        for (var k = 0; k < Counts.Layers; k++)
        {
            for (var i = 0; i < Counts.Rows; i++)
            {
                ScaleLine(Counts.Cell(k, i, 0), 1, Counts.Columns, ref _rowEffects[(k * Counts.Rows) + i], k, i, -1);
            }

            for (var j = 0; j < Counts.Columns; j++)
            {
                ScaleLine(Counts.Cell(k, 0, j), Counts.Columns, Counts.Rows, ref _columnEffects[(k * Counts.Columns) + j], k, -1, j);
            }
        }
    }

    private void ScaleLine(int first, int stride, int length, ref double effect, int layer, int row, int column)
    {
        double count = 0;
        double fitted = 0;
        for (var n = 0; n < length; n++)
        {
            var cell = first + (n * stride);
            if (Counts.Active[cell])
            {
                var other = row < 0 ? _rowEffects[(layer * Counts.Rows) + n] : _columnEffects[(layer * Counts.Columns) + n];
                count += Counts.Counts[cell];
                fitted += Math.Exp(_pattern[cell] + other);
            }
        }

        if (count > 0 && fitted > 0 && double.IsFinite(fitted))
        {
            effect = Math.Log(count / fitted);
        }
    }

    private double Evaluate()
    {
        double loss = 0;
        for (var k = 0; k < Counts.Layers; k++)
        {
            for (var i = 0; i < Counts.Rows; i++)
            {
                for (var j = 0; j < Counts.Columns; j++)
                {
                    var cell = Counts.Cell(k, i, j);
                    if (!Counts.Active[cell])
                    {
                        _fitted[cell] = 0;
                        continue;
                    }

                    var predicted = _rowEffects[(k * Counts.Rows) + i] + _columnEffects[(k * Counts.Columns) + j] + _pattern[cell];
                    var count = Counts.Counts[cell];
                    _fitted[cell] = Math.Exp(predicted);
                    loss += count > 0
                        ? (count * (Math.Log(count) - predicted)) - count + _fitted[cell]
                        : _fitted[cell];
                }
            }
        }

        return double.IsFinite(loss) ? loss : double.PositiveInfinity;
    }
}
