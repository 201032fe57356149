using System.Globalization;
using Sektorskifte.Analysis.Results;
using Sektorskifte.Register.Data;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Analysis.Agreement;

/// <summary>Codings from a file, by coder and unit.</summary>
internal sealed class CodingData
{
    private readonly string _file;
    private readonly bool _decimalsAreNumbers;

    private CodingData(
        string file, ResultInput input, IReadOnlyList<string> coders, string?[][] labels, IReadOnlyList<string> categories, bool areNumbers)
    {
        _file = file;
        _decimalsAreNumbers = areNumbers;
        Input = input;
        Coders = coders;
        Labels = labels;
        Categories = categories;
    }

    public ResultInput Input { get; }

    public IReadOnlyList<string> Coders { get; }

    /// <summary>For each coder the value of each unit; null where there is none.</summary>
    public string?[][] Labels { get; }

    public IReadOnlyList<string> Categories { get; }

    public int Units => Labels[0].Length;

    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>Reads the codings.</summary>
    /// <exception cref="InputException">The file or a column is not there, a unit is coded twice by one coder, or a value is not among
    /// the categories given.</exception>
    public static CodingData Read(AgreementRequest request)
    {
        var wide = request.Coders.Count > 0;
        if (wide == (request.Unit is not null || request.Coder is not null || request.Value is not null)
            || (!wide && (request.Unit is null || request.Coder is null || request.Value is null)))
        {
            throw new InputException("Give either the coders' columns, or the columns of unit, coder and value.");
        }

        if (wide && request.Coders.Count < 2)
        {
            throw new InputException("Agreement is between coders; give at least two of their columns.");
        }

        var file = DataFile.Open(request.Data);
        var rows = file.Read(wide ? request.Coders : [request.Unit!, request.Coder!, request.Value!]);
        var codings = wide ? Wide(request, rows) : Long(request, rows);
        if (request.Categories.Count > 0 && codings.Labels.SelectMany(labels => labels)
            .FirstOrDefault(label => label is not null && !request.Categories.Contains(label)) is { } unknown)
        {
            throw new InputException($"{request.Data} has the value '{unknown}', which is not among the categories given: {string.Join(", ", request.Categories)}.");
        }

        return codings;
    }

    /// <summary>The values as numbers.</summary>
    /// <exception cref="InputException">A value is no number.</exception>
    public IReadOnlyList<IReadOnlyList<double?>> Numbers() =>
    [
        .. Labels.Select(labels => (IReadOnlyList<double?>)[.. labels.Select(label => label is null ? (double?)null
            : double.TryParse(label.Replace(',', _decimalsAreNumbers ? '.' : ','), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new InputException($"{_file} has the value '{label}'; an interval or ratio scale takes numbers."))]),
    ];

    /// <summary>For each unit with codings the number in each category.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Ratings()
    {
        var ratings = new List<IReadOnlyList<int>>();
        for (var unit = 0; unit < Units; unit++)
        {
            var counts = new int[Categories.Count];
            foreach (var labels in Labels)
            {
                if (labels[unit] is { } label)
                {
                    counts[Categories.Index().First(pair => pair.Item == label).Index]++;
                }
            }

            if (counts.Any(count => count > 0))
            {
                ratings.Add(counts);
            }
        }

        return ratings;
    }

    private static CodingData Wide(AgreementRequest request, DataRows rows)
    {
        var columns = request.Coders.Select(coder => rows[coder]).ToList();
        string?[][] labels = [.. columns.Select(column => Enumerable.Range(0, rows.Count).Select(column.Text).ToArray())];
        return new CodingData(
            request.Data, new ResultInput(request.Data, rows.Count, rows.Rejected), [.. columns.Select(column => column.Name)], labels,
            Order(request, columns), columns.TrueForAll(column => column.IsNumeric));
    }

    private static CodingData Long(AgreementRequest request, DataRows rows)
    {
        var (units, coders, values) = (rows[request.Unit!], rows[request.Coder!], rows[request.Value!]);
        string?[][] labels = [.. coders.Categories.Select(_ => new string?[units.Categories.Count])];
        var leftOut = 0;
        for (var row = 0; row < rows.Count; row++)
        {
            if (units.IsMissing(row) || coders.IsMissing(row) || values.IsMissing(row))
            {
                leftOut++;
                continue;
            }

            ref var label = ref labels[coders.Codes[row]][units.Codes[row]];
            if (label is not null)
            {
                throw new InputException(
                    $"{request.Data}, row {rows.Number(row)}: {coders.Text(row)} has coded {units.Text(row)} before; a coder gives a unit one value.");
            }

            label = values.Text(row);
        }

        return new CodingData(
            request.Data, new ResultInput(request.Data, rows.Count, rows.Rejected), coders.Categories, labels, Order(request, [values]), values.IsNumeric)
        {
            Notes = leftOut > 0 ? [$"{leftOut} rows lack a unit, coder or value and are left out."] : [],
        };
    }

    private static IReadOnlyList<string> Order(AgreementRequest request, IReadOnlyList<DataColumn> columns)
    {
        if (request.Categories.Count > 0)
        {
            return request.Categories;
        }

        var all = columns.SelectMany(column => column.Categories).Distinct(StringComparer.Ordinal);
        return columns.All(column => column.IsNumeric)
            ? [.. all.OrderBy(text => double.Parse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture))]
            : [.. all.Order(StringComparer.Ordinal)];
    }
}
