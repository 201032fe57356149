using System.Globalization;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;
using Sektorskifte.Tables.Formats;
using Sektorskifte.Tables.Tests.Cubes;

namespace Sektorskifte.Tables.Tests.Formats;

public class CsvTableTests
{
    [Fact]
    public void Write_OneMeasure_HasOneStatusColumn()
    {
        var cube = Sample.Line(3, 12, 25, 0);
        cube.MarkMissing(0, 4);

        Assert.Equal(
            "d,people,status\n"
            + "total,40,published\n"
            + "a,,too_few\n"
            + "b,,complement\n"
            + "c,25,published\n"
            + "d,,missing\n",
            Written(new FrequencyRule(5).Protect(cube)));
    }

    [Fact]
    public void Write_Ratios_HasAStatusForEachAndThePlainOneForTheValue()
    {
        var ratios = new RatioTable("rates", Sample.Label, [Sample.Codes("sector", "state", "region")], countDecimals: 2);
        ratios.Add([0], Cell.Published(1), Cell.Published(14.25));
        ratios.Add([1], Cell.Published(0), Cell.Published(0));

        Assert.Equal(
            "sector,numerator,numerator_status,denominator,denominator_status,value,status\n"
            + "state,1,published,14.25,published,0.0702,published\n"
            + "region,0,published,0,published,,undefined\n",
            Written(ratios.Build()));
    }

    [Fact]
    public void Write_SeveralMeasures_NamesEachStatus()
    {
        var listing = new Listing(
            "groups", Sample.Label, [Sample.Codes("employer", "a")],
            [new Measure("people", Sample.Label, 0), new Measure("share", Sample.Label, 4)]);
        listing.Add([0], [9, 1 / 3.0]);

        Assert.Equal(
            "employer,people,people_status,share,share_status\na,9,published,0.3333,published\n",
            Written(new FrequencyRule().Protect(listing)));
    }

    [Fact]
    public void Write_NoRows_WritesTheHeader()
    {
        var listing = new Listing("g", Sample.Label, [Sample.Codes("e", "a")], [new Measure("people", Sample.Label, 0)]);

        Assert.Equal("e,people,status\n", Written(new FrequencyRule().Protect(listing)));
    }

    [Fact]
    public void Write_DanishCulture_WritesPointsAllTheSame()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var danish = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            danish.NumberFormat.NumberDecimalSeparator = ",";
            danish.NumberFormat.NegativeSign = "minus";
            CultureInfo.CurrentCulture = danish;

            Assert.Contains("-1234567.5,published", Written(One(-1234567.5, 1)), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(1234567, 0, "1234567")]
    [InlineData(12, 4, "12")]
    [InlineData(0.25, 4, "0.25")]
    [InlineData(1 / 3.0, 6, "0.333333")]
    [InlineData(99.996, 2, "100")]
    [InlineData(2.7, 0, "3")]
    [InlineData(-0.001, 2, "0")]
    [InlineData(-0.06, 1, "-0.1")]
    [InlineData(-0.0, 0, "0")]
    [InlineData(100, 0, "100")]
    [InlineData(1e20, 2, "100000000000000000000")]
    public void Write_Numbers_HaveUpToTheMeasuresDecimals(double value, int decimals, string text) =>
        Assert.Equal($"e,value,status\na,{text},published\n", Written(One(value, decimals)));

    [Fact]
    public void Write_MoreThanTheBufferHolds_LosesNothing()
    {
        // Codes that are longer than the buffer, and many rows.
        string[] codes = [new string('x', 40_000), .. Enumerable.Range(0, 5000).Select(i => $"code-{i}"), new string('y', 16 * 1024)];
        var cube = Sample.Cube([Sample.Codes("d", codes)]);
        for (var i = 0; i < codes.Length; i++)
        {
            cube.Add([i], i);
        }

        var expected = "d,people,status\n" + string.Concat(codes.Select((code, i) => $"{code},{i},published\n"));

        Assert.Equal(expected, Written(new FrequencyRule(1).Protect(cube)));
    }

    [Fact]
    public void Write_Done_LeavesTheWriterOpen()
    {
        using var writer = new StringWriter();
        CsvTable.Write(One(1, 0), writer);
        writer.Write("more");

        Assert.EndsWith("published\nmore", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Word_EveryStatus_HasItsOwn() =>
        Assert.Equal(
            Enum.GetValues<CellStatus>().Length, Enum.GetValues<CellStatus>().Select(CsvTable.Word).Distinct().Count());

    private static ProtectedTable One(double value, int decimals) => new(
        "t", Sample.Label, [Sample.Codes("e", "a")], [new Measure("value", Sample.Label, decimals)], [0], [Cell.Published(value)]);

    private static string Written(ProtectedTable table)
    {
        using var writer = new StringWriter();
        CsvTable.Write(table, writer);
        return writer.ToString();
    }
}
