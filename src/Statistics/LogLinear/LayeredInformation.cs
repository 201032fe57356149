namespace Sektorskifte.Statistics.LogLinear;

/// <summary>
/// The expected information of an association's parameters with those of the rows and columns of every layer eliminated, and the
/// steps that follow from it. Per layer the eliminated part has one row and one column of the information for each row and column
/// of the table, whatever the number of layers.
/// </summary>
internal sealed class LayeredInformation
{
    private readonly LayeredCounts _counts;
    private readonly Association _association;
    private readonly double[] _parameters;
    private readonly double[] _weights;
    private readonly InformationFactor[] _lines;
    private readonly double[][] _crossed;
    private readonly double[] _diagonal;
    private readonly double[] _reduced;

    private LayeredInformation(LayeredCounts counts, Association association, double[] parameters, double[] weights)
    {
        _counts = counts;
        _association = association;
        _parameters = parameters;
        _weights = weights;
        _lines = new InformationFactor[counts.Layers];
        _crossed = new double[counts.Layers][];
        _reduced = new double[association.Parameters * association.Parameters];
        _diagonal = new double[association.Parameters];
    }

    /// <summary>The information of cells that all weigh the same, to see what can be told apart on them.</summary>
    public static LayeredInformation OnCells(LayeredCounts counts, Association association, double[] parameters, bool[] cells) =>
        At(counts, association, parameters, [.. cells.Select(cell => cell ? 1.0 : 0.0)]);

    private int Lines => _counts.Rows + _counts.Columns;

    private int Order => _association.Parameters;

    /// <summary>How many parameters, those of rows and columns included, can be told apart.</summary>
    public int Rank => _lines.Sum(factor => factor.Rank) + Factor().Rank;

    public static LayeredInformation At(LayeredCounts counts, Association association, double[] parameters, double[] weights)
    {
        var information = new LayeredInformation(counts, association, parameters, (double[])weights.Clone());
        for (var k = 0; k < counts.Layers; k++)
        {
            information.Add(k);
        }

        return information;
    }

    /// <summary>The weight of a cell: its fitted count.</summary>
    public double Weight(int cell) => _weights[cell];

    /// <summary>The factor of the reduced information; solving by it is one generalised inverse.</summary>
    public InformationFactor Factor() => InformationFactor.Create(_reduced, Order, _diagonal);

    /// <summary>A step, or null when the matrix to solve is not positive definite.</summary>
    /// <param name="curved">Whether the second derivatives of the association take part.</param>
    /// <param name="damping">What is added to the diagonal, relative to it.</param>
    public LayeredStep? Step(bool curved, double damping)
    {
        var matrix = (double[])_reduced.Clone();
        var residuals = new double[_weights.Length];
        for (var cell = 0; cell < residuals.Length; cell++)
        {
            residuals[cell] = _counts.Active[cell] ? _counts.Counts[cell] - _weights[cell] : 0;
        }

        if (curved)
        {
            _association.SubtractCurvature(_parameters, residuals, matrix);
        }

        HoldGauges(matrix);
        for (var p = 0; p < Order; p++)
        {
            matrix[(p * Order) + p] += damping * _diagonal[p];
        }

        var (gradient, lines) = Gradient(residuals);
        if (!InformationFactor.TryCreate(matrix, Order, out var factor, _diagonal))
        {
            return null;
        }

        var step = (double[])gradient.Clone();
        factor.Solve(step);
        return WithLines(step, InformationFactor.Dot(step, gradient), lines);
    }

    /// <summary>The leverage of every cell: the share of its variance that the fit takes up.</summary>
    public double[] Leverages()
    {
        var leverages = new double[_weights.Length];
        var factor = Factor();
        var derivative = new double[Order];
        var line = new double[Lines];
        var indices = new int[_association.EntriesPerCell];
        var values = new double[_association.EntriesPerCell];
        for (var cell = 0; cell < leverages.Length; cell++)
        {
            if (!(_weights[cell] > 0))
            {
                continue;
            }

            var (k, i, j) = Place(cell);
            Array.Clear(line);
            line[i] = 1;
            line[_counts.Rows + j] = 1;
            _lines[k].HalfSolve(line);
            Array.Clear(derivative);
            for (var n = 0; n < Lines; n++)
            {
                InformationFactor.Subtract(derivative, _crossed[k].AsSpan(n * Order, Order), line[n]);
            }

            var entries = _association.Derivatives(_parameters, k, i, j, indices, values);
            for (var e = 0; e < entries; e++)
            {
                derivative[indices[e]] += values[e];
            }

            leverages[cell] = _weights[cell] * (InformationFactor.Dot(line, line) + factor.QuadraticForm(derivative));
        }

        return leverages;
    }

    private (int Layer, int Row, int Column) Place(int cell) =>
        (cell / (_counts.Rows * _counts.Columns), cell / _counts.Columns % _counts.Rows, cell % _counts.Columns);

    // One layer's part: JᵀWJ − (NᵀWJ)ᵀ (NᵀWN)⁻ (NᵀWJ), with N the rows and columns, J the derivatives of the association.
    private void Add(int layer)
    {
        var lines = new double[Lines * Lines];
        var crossed = new double[Lines * Order];
        var indices = new int[_association.EntriesPerCell];
        var values = new double[_association.EntriesPerCell];
        for (var i = 0; i < _counts.Rows; i++)
        {
            for (var j = 0; j < _counts.Columns; j++)
            {
                var weight = _weights[_counts.Cell(layer, i, j)];
                if (weight == 0)
                {
                    continue;
                }

                var column = _counts.Rows + j;
                lines[(i * Lines) + i] += weight;
                lines[(column * Lines) + column] += weight;
                lines[(i * Lines) + column] += weight;
                var entries = _association.Derivatives(_parameters, layer, i, j, indices, values);
                for (var a = 0; a < entries; a++)
                {
                    var weighted = weight * values[a];
                    crossed[(i * Order) + indices[a]] += weighted;
                    crossed[(column * Order) + indices[a]] += weighted;
                    _diagonal[indices[a]] += weighted * values[a];
                    for (var b = 0; b < entries; b++)
                    {
                        if (indices[b] >= indices[a])
                        {
                            _reduced[(indices[a] * Order) + indices[b]] += weighted * values[b];
                        }
                    }
                }
            }
        }

        _lines[layer] = InformationFactor.Create(lines, Lines);
        _lines[layer].HalfSolveRows(crossed, Order);
        _crossed[layer] = crossed;
        InformationFactor.SubtractProducts(_reduced, Order, crossed, Lines);
    }

    // The gradient of the association's parameters, and of the rows' and columns', half solved, layer by layer.
    private (double[] Gradient, double[][] Lines) Gradient(double[] residuals)
    {
        var gradient = new double[Order];
        var lines = new double[_counts.Layers][];
        var indices = new int[_association.EntriesPerCell];
        var values = new double[_association.EntriesPerCell];
        for (var k = 0; k < _counts.Layers; k++)
        {
            var line = lines[k] = new double[Lines];
            for (var i = 0; i < _counts.Rows; i++)
            {
                for (var j = 0; j < _counts.Columns; j++)
                {
                    var residual = residuals[_counts.Cell(k, i, j)];
                    line[i] += residual;
                    line[_counts.Rows + j] += residual;
                    var entries = _association.Derivatives(_parameters, k, i, j, indices, values);
                    for (var e = 0; e < entries; e++)
                    {
                        gradient[indices[e]] += residual * values[e];
                    }
                }
            }

            _lines[k].HalfSolve(line);
            for (var n = 0; n < Lines; n++)
            {
                InformationFactor.Subtract(gradient, _crossed[k].AsSpan(n * Order, Order), line[n]);
            }
        }

        return (gradient, lines);
    }

    private LayeredStep WithLines(double[] step, double decrement, double[][] lines)
    {
        var rows = new double[_counts.Layers * _counts.Rows];
        var columns = new double[_counts.Layers * _counts.Columns];
        for (var k = 0; k < _counts.Layers; k++)
        {
            // A x = g − B step, with the factor A = UᵀU and U⁻ᵀg and U⁻ᵀB at hand.
            var line = lines[k];
            decrement += InformationFactor.Dot(line, line);
            for (var n = 0; n < Lines; n++)
            {
                line[n] -= InformationFactor.Dot(_crossed[k].AsSpan(n * Order, Order), step);
            }

            _lines[k].BackSolve(line);
            line.AsSpan(0, _counts.Rows).CopyTo(rows.AsSpan(k * _counts.Rows));
            line.AsSpan(_counts.Rows).CopyTo(columns.AsSpan(k * _counts.Columns));
        }

        return new LayeredStep(step, rows, columns, decrement);
    }

    // Steps along directions that change nothing are kept from growing: their part of the gradient is 0.
    private void HoldGauges(double[] matrix)
    {
        var scale = _diagonal.Sum() / Order;
        foreach (var gauge in _association.Gauges(_parameters))
        {
            // Parameters that no cell tells anything of are not to make up for the others.
            for (var p = 0; p < Order; p++)
            {
                gauge[p] = _diagonal[p] > 0 ? gauge[p] : 0;
            }

            var length = InformationFactor.Dot(gauge, gauge);
            for (var p = 0; length > 0 && p < Order; p++)
            {
                InformationFactor.Subtract(
                    matrix.AsSpan((p * Order) + p, Order - p), gauge.AsSpan(p), -scale * gauge[p] / length);
            }
        }
    }
}
