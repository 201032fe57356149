using System.Diagnostics;
using System.Text;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Xunit.Abstractions;

namespace Sektorskifte.Register.Tests.Records;

/// <summary>The real file: 364,771 rows, 1,642 of them with line breaks in cells, 22 with pay that can't be read.</summary>
public sealed class OntarioFileTests(ITestOutputHelper output)
{
    private static readonly string[] Columns = ["person", "employer", "sector", "job_title", "year", "salary_paid"];

    [OntarioFact]
    public void Read_RealFile_HasItsRowsAndRejectedPay()
    {
        var rejects = new List<Reject>();
        var badPay = new List<(long Row, string Value)>();
        var pay = new NumberReader(new NumberColumn("salary_paid", "$", ',', '.', 2, Required: true), RejectReason.Pay);
        var years = new PeriodReader(new PeriodRule
        {
            Type = PeriodType.Year,
            Column = "year",
            Grain = Grain.Year,
            Reporting = Grain.Year,
            FirstYear = 2001,
            LastYear = 2010,
        });
        var (rows, broken, badYears, chunk) = (0L, 0, 0, new Chunk());
        var watch = Stopwatch.StartNew();
        using var source = new CsvSource([SharedData.Find(SharedData.Ontario)!], new SourceFormat(), Columns, rejects.Add);
        while (source.Read(chunk))
        {
            rows += chunk.Count;
            for (var row = 0; row < chunk.Count; row++)
            {
                badYears += years.Read(chunk.Columns[4], row).Problem is null ? 0 : 1;
                broken += Enumerable.Range(0, 6).Any(c => chunk.Columns[c].Text(row).Contains((byte)'\n')) ? 1 : 0;
                if (pay.Read(chunk.Columns[5], row).Problem is not null)
                {
                    badPay.Add((chunk.RowNumber(row), Encoding.UTF8.GetString(chunk.Columns[5].Text(row))));
                }
            }
        }

        output.WriteLine($"{rows / watch.Elapsed.TotalSeconds:N0} rows/s");
        Assert.Equal((364_771, 1_642, 0), (rows, broken, badYears));
        Assert.Empty(rejects);
        Assert.Equal(22, badPay.Count);
        Assert.Equal(18, badPay.Count(bad => bad.Value == "SHIFTED"));
        Assert.Equal(
            [(110722, "$127,455,00"), (118961, "$128,059,85"), (122001, "$115, 448.78"), (148252, "$246,072.966")],
            badPay.Where(bad => bad.Value != "SHIFTED"));
    }
}
