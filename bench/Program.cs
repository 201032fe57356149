using System.CommandLine;
using Sektorskifte.Bench;
using Sektorskifte.Register.Records;

var rows = new Option<string>("--rows")
{
    Description = "The size of the register: rows, with K or M for thousands or millions.",
    DefaultValueFactory = _ => "10M",
};
var json = new Option<string?>("--json") { Description = "Writes the results to this file too." };
var register = new Command("register", "The mapping of a register, as a ratio to the bare scan.") { rows, json };
register.SetAction(parsed => RegisterBench.Run(RowCount.Parse(parsed.GetRequiredValue(rows)), parsed.GetValue(json)));

var file = new Argument<string>("file");
var scan = new Command("scan", "One run of the bare scan.") { file };
scan.SetAction(parsed => Console.WriteLine(Scans.Bare(parsed.GetRequiredValue(file))));
var source = new Command("source", "One run of the source of records.") { file };
source.SetAction(parsed => Console.WriteLine(Scans.Source(parsed.GetRequiredValue(file))));

var root = new RootCommand("Benchmarks of Sektorskifte.") { register, scan, source };
try
{
    return root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (InputException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
