using static Sektorskifte.Host.Tests.BrokenInputs.BrokenInput;
using static Sektorskifte.Host.Tests.BrokenInputs.SmallProfile;

namespace Sektorskifte.Host.Tests.BrokenInputs;

/// <summary>Files whose rows and columns are not where they should be.</summary>
internal static class ShapeCorpus
{
    public static IEnumerable<BrokenInput> All() =>
    [
        Bad("zero bytes", "", "r.csv is empty (0 bytes)"),
        Bad("blank lines only", "\n\n\n", "r.csv has no header line", "'person'"),
        Bad("header only", Header, "0 rows read"),
        Bad("no header", Good, "row 1 (the header): the column 'person' is missing", "'Alfa'"),
        Bad("missing column", GoodFile.Replace("year", "aar", StringComparison.Ordinal), "r.csv, row 1", "the column 'year' is missing", "'aar'"),
        Bad("misspelled column", GoodFile.Replace("employer", "employr", StringComparison.Ordinal), "'employer' is missing. Is it 'employr'?"),
        Bad("column twice", "person,person," + Header["person,".Length..], "'person' stands 2 times, in positions 1, 2"),
        Bad("semicolons", GoodFile.Replace(',', ';'), "',' splits the line into 1 column. ';' would split it", "source.delimiter"),
        Bad("tabs", GoodFile.Replace(',', '\t'), "'tab' would split it"),
        Bad("one column only", "person\np1\n", "the column 'employer' is missing", "The columns are 'person'"),
        Bad("quote never closed", GoodFile + "p3,\"Alfa,stat,Chef,2001,1\n" + Good, "row 6, column 2: a quote (\") opens here and is not closed"),
        Bad("bad quote in header", "person,\"employer\"x,sector,title,year,pay\n" + Good, "row 1 (the header): a quote stands in the wrong place"),
        Bad("no line breaks", Header.TrimEnd() + string.Concat(Enumerable.Repeat(",x", 3_000_000)), "row 1: the row is longer than 4194304 characters"),
        Counted("too few fields", GoodFile + "p3,Alfa\n", 4, "6,,\"p3,Alfa\",field_count,6 fields as in the header; found 2"),
        Counted("too many fields", GoodFile + "p3,Alfa,stat,Chef,2001,1,2\n" + "p3,Alfa,stat,Chef,2001,1\n", 5, "field_count,6 fields as in the header; found 7"),
        Counted("line cut at the end", GoodFile + "p3,Alfa,st", 4, "6,,\"p3,Alfa,st\",field_count"),
        Counted("stray quote", GoodFile + "p3,Alfa \"A\" Ltd,stat,Chef,2001,1\n", 4, "6,employer,\"Alfa \"\"A\"\" Ltd\",quote,"),
        Counted("quote closed in a later row", GoodFile + "p3,\"Alfa,stat,Chef,2001,1\np4,\"Beta\",stat,Chef,2001,1\n", 5, "6,employer,", "quote,"),
        Counted("summary line at the end", GoodFile + "Total,,,,,395\n", 4, "6,employer,,employer_missing"),
        Counted("header again in the middle", GoodFile + Header, 4, "6,year,year,period,"),
        Counted("one row", Header + "p1,Alfa,stat,Chef,2001,100\n", 1),
        Counted("blank lines between", GoodFile.Replace("\n", "\r\n\r\n", StringComparison.Ordinal), 4),
        Counted("same row twice", GoodFile + "p1,Alfa,stat,Chef,2001,100\n", 4) with { Duplicates = 1 },
        Counted("same bad row twice", GoodFile + "p1,Alfa,stat,Chef,x,1\np1,Alfa,stat,Chef,x,1\n", 4, "6,year,x,period", "7,year,x,period"),
        Counted("line breaks and delimiters in cells", GoodFile + "p3,\"Al,\r\nfa\",stat,\"Chef\n\",2001,1\n", 5),
        new()
        {
            Name = "file given twice", Files = [Text("r.csv", GoodFile)], Given = ["r.csv", "./r.csv"], Refused = ["r.csv", "twice|2 times"],
        },
        new() { Name = "no such file", Files = [], Given = ["nowhere.csv"], Refused = ["nowhere.csv does not exist"] },
        new() { Name = "a folder", Files = [], Given = ["."], Refused = ["is a directory"] },
        new()
        {
            Name = "second file of another shape", Files = [Text("1.csv", GoodFile), Text("2.csv", "person;year\n")],
            Refused = ["2.csv, row 1 (the header)", "';' would split it|is missing"],
        },
        new()
        {
            Name = "bad row in the second file", Files = [Text("1.csv", GoodFile), Text("2.csv", Header + "p9,Alfa,stat\n")],
            Used = 4, Rejects = ["2.csv,2,,\"p9,Alfa,stat\",field_count"],
        },
    ];

    private static BrokenInput Bad(string name, string text, params string[] words) =>
        new() { Name = name, Files = [Text("r.csv", text)], Refused = words };

    private static BrokenInput Counted(string name, string text, long used, params string[] rejects) =>
        new() { Name = name, Files = [Text("r.csv", text)], Used = used, Rejects = rejects };
}
