using System.CommandLine;
using Sektorskifte.Bench;
using Sektorskifte.Register.Records;

var rows = new Option<string>("--rows")
{
    Description = "The size of the register: rows, with K or M for thousands or millions.",
    DefaultValueFactory = _ => "10M",
};
var cases = new Option<string?>("--cases") { Description = "The cases to run, with commas between; all when left out." };
var rounds = new Option<int?>("--rounds") { Description = "The rounds that count; five, or three on a large register." };
var json = new Option<string?>("--json") { Description = "Writes the results to this file too." };
var register = new Command("register", "The mapping of a register, as a ratio to the bare scan.") { rows, cases, rounds, json };
register.SetAction(parsed =>
{
    var names = parsed.GetValue(cases)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
    if (parsed.GetValue(rounds) is < 1)
    {
        throw new InputException($"--rounds {parsed.GetValue(rounds)}: give a number from 1.");
    }

    return RegisterBench.Run(
        RowCount.Parse(parsed.GetRequiredValue(rows)), names, parsed.GetValue(rounds), parsed.GetValue(json)) ? 0 : 1;
});

var answers = new Option<string>("--rows") { Description = "The rows of the survey.", DefaultValueFactory = _ => "100K" };
var times = new Option<int>("--rounds") { Description = "How often each case is run.", DefaultValueFactory = _ => 5 };
var survey = new Command("survey", "Estimates under a survey design, beside R's survey package.") { answers, times };
survey.SetAction(parsed =>
    SurveyBench.Run((int)RowCount.Parse(parsed.GetRequiredValue(answers)), Math.Max(1, parsed.GetValue(times))) ? 0 : 1);

// What the cases run in processes of their own.
var files = new Argument<string[]>("files") { Arity = ArgumentArity.OneOrMore };
var output = new Argument<string>("cells");
var script = new Argument<string>("script");
var ranges = new Argument<int>("ranges");
var memory = new Argument<long>("memory");
var scan = new Command("scan", "One run of the bare scan.") { files };
scan.SetAction(parsed => Console.WriteLine(Scans.Bare(parsed.GetRequiredValue(files))));
var count = new Command("scan-count", "One run of the bare scan that counts values.") { files };
count.SetAction(parsed => Console.WriteLine(Scans.Counted(parsed.GetRequiredValue(files))));
var source = new Command("source", "One run of the source of records.") { files };
source.SetAction(parsed => Console.WriteLine(Scans.Source(parsed.GetRequiredValue(files))));
var pass = new Command("pass", "One run of our own pass.") { output, files };
pass.SetAction(parsed => Console.WriteLine(OwnPass.Run(parsed.GetRequiredValue(output), parsed.GetRequiredValue(files))));
var month = new Command("import-month", "One import of a month into a store: store, month, and the records of the store.") { files };
month.SetAction(parsed => Console.WriteLine(OwnPass.AddMonth(parsed.GetRequiredValue(files))));
var sort = new Command("sort", "One sort of the records by person in DuckDB.") { files };
sort.SetAction(parsed => Console.WriteLine(Scans.Sorted(parsed.GetRequiredValue(files))));
var sql = new Command("sql", "One run of a rival in SQL.") { script, output, ranges, memory, files };
sql.SetAction(parsed => Console.WriteLine(SqlScript.Run(
    parsed.GetRequiredValue(script),
    parsed.GetRequiredValue(output),
    parsed.GetValue(ranges),
    parsed.GetValue(memory),
    parsed.GetRequiredValue(files))));

var root = new RootCommand("Benchmarks of Sektorskifte.") { register, survey, scan, count, source, pass, month, sort, sql };
try
{
    return root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (InputException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
