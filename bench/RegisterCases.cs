using System.Globalization;

namespace Sektorskifte.Bench;

/// <summary>
/// The ways of mapping a register that are measured. To add one, add it to <see cref="All"/>: its name, its floor, the kind
/// of its result, and one run; what must be there before the run is made before the clock starts.
/// </summary>
internal static class RegisterCases
{
    private const string R = "/usr/bin/Rscript";
    private const string Python = "/usr/bin/python3";

    // Another gap allowance, window and breakdown.
    private static readonly string[] Other = ["--gap", "3", "--from", "2014-01", "--by", "sex"];

    // More persons at once than these would not fit a rival's memory as lists.
    private const long RowsInRange = 120_000_000;

    /// <summary>Every case on a register, floors first.</summary>
    public static IReadOnlyList<BenchCase> All(RegisterData data) =>
    [
        new("scan", "scan", ResultKind.Columns, () => CaseProcess.Own("scan", data.Sorted)),
        new("scan-count", "scan", ResultKind.Values, () => CaseProcess.Own("scan-count", data.Sorted)),
        new("source", "scan", ResultKind.Columns, () => CaseProcess.Own("source", data.Sorted)),
        new("pass", "scan", ResultKind.Cells, () => CaseProcess.OwnCells("pass", data.Cells("pass"), data.Sorted)),
        new("map", "scan", ResultKind.Tables, () => CaseProcess.Map("--records", data.Sorted)),
        new("import", "scan", ResultKind.Tables, () => CaseProcess.Import(data.Sorted)),
        new("map-store", "scan", ResultKind.Tables, () => CaseProcess.Map("--store", data.Store)),
        new("map-other", "scan", ResultKind.OtherTables, () => CaseProcess.Map(["--records", data.Sorted, .. Other])),
        new("map-store-other", "scan", ResultKind.OtherTables, () => CaseProcess.Map(["--store", data.Store, .. Other])),
        new("import-month", "import", ResultKind.AddedMonth, () => CaseProcess.Own("import-month", data.Store, data.NextMonth, data.Sorted)),
        new("duckdb", "scan", ResultKind.Cells, () => Sql(data, "duckdb", "duckdb.sql", [data.Sorted])),
        new("duckdb-lists", "scan", ResultKind.Cells, () => Sql(data, "duckdb-lists", "duckdb-lists.sql", [data.Sorted])),
        new("duckdb-windows", "scan", ResultKind.Cells, () => Sql(data, "duckdb-windows", "duckdb-windows.sql", [data.Sorted])),
        new("data.table", "scan", ResultKind.Cells, () => Script(data, "data.table", R, "datatable.R")),
        new("pandas", "scan", ResultKind.Cells, () => Script(data, "pandas", Python, "with-pandas.py")),
        new("scan-months", "scan-months", ResultKind.Columns, () => CaseProcess.Own("scan", data.ByMonth)),
        new("pass-months", "scan-months", ResultKind.Cells, () => CaseProcess.OwnCells("pass", data.Cells("pass-months"), data.ByMonth)),
        new("map-months", "scan-months", ResultKind.Tables, () => CaseProcess.Map(["--memory", "1G", "--records", .. data.ByMonth])),
        new("duckdb-sort", "scan-months", ResultKind.Rows, () => CaseProcess.Own("sort", data.ByMonth)),
        new("duckdb-months", "scan-months", ResultKind.Cells, () => Sql(data, "duckdb-months", "duckdb-lists.sql", data.ByMonth)),
    ];

    private static CaseRun Sql(RegisterData data, string name, string script, IReadOnlyList<string> files)
    {
        var ranges = 1 + ((data.Rows - 1) / RowsInRange);
        return CaseProcess.Rival(
            data.Cells(name),
            "dotnet",
            [
                typeof(RegisterCases).Assembly.Location, "sql", Path.Combine(Repository.Rivals, script), data.Cells(name),
                ranges.ToString(CultureInfo.InvariantCulture), CaseProcess.RivalMemory.ToString(CultureInfo.InvariantCulture),
                .. files,
            ]);
    }

    private static CaseRun Script(RegisterData data, string name, string program, string script) => File.Exists(program)
        ? CaseProcess.Rival(data.Cells(name), program, Path.Combine(Repository.Rivals, script), data.Columns, data.Cells(name))
        : CaseRun.None($"{program} is not installed");
}
