using static Sektorskifte.Host.Tests.BrokenInputs.BrokenInput;
using static Sektorskifte.Host.Tests.BrokenInputs.SmallProfile;

namespace Sektorskifte.Host.Tests.BrokenInputs;

/// <summary>Rows with a value that can't be right.</summary>
internal static class ValueCorpus
{
    private const string PayRule = "pay,\"a number such as 1234.56 or 1,234.56 or $1,234.56 (at most 2 decimals)\"";

    public static IEnumerable<BrokenInput> All() =>
    [
        Row("person missing", ",Alfa,stat,Chef,2001,1", "6,person,,person_missing,a person's key"),
        Row("employer missing", "p3,,stat,Chef,2001,1", "6,employer,,employer_missing,an employer"),
        Row("sector missing", "p3,Alfa,,Chef,2001,1", "6,sector,,sector_missing,"),
        Row("sector unknown", "p3,Alfa,mars,Chef,2001,1", "6,sector,mars,sector_unknown,", "stat, kommune"),
        Row("shifted columns", "p3,Alfa,Ltd,stat,Chef,2001", "6,year,Chef,period,a year of four digits such as 2006"),
        Row("year with decimals", "p3,Alfa,stat,Chef,2001.0,1", "6,year,2001.0,period,"),
        Row("year of two digits", "p3,Alfa,stat,Chef,01,1", "6,year,01,period,"),
        Row("year missing", "p3,Alfa,stat,Chef,,1", "6,year,,period,"),
        Row("year before the range", "p3,Alfa,stat,Chef,1999,1", "6,year,1999,period_range,a year from 2000 to 2010"),
        Row("year after the range", "p3,Alfa,stat,Chef,2011,1", "6,year,2011,period_range,a year from 2000 to 2010"),
        Row("pay missing", "p3,Alfa,stat,Chef,2001,", "6,pay,," + PayRule),
        Row("pay is a word", "p3,Alfa,stat,Chef,2001,SHIFTED", "6,pay,SHIFTED," + PayRule),
        Row("pay with bad groups", "p3,Alfa,stat,Chef,2001,\"$127,455,00\"", "6,pay,\"$127,455,00\"," + PayRule),
        Row("pay with a blank inside", "p3,Alfa,stat,Chef,2001,\"$115, 448.78\"", "6,pay,\"$115, 448.78\","),
        Row("pay with three decimals", "p3,Alfa,stat,Chef,2001,\"$246,072.966\"", "6,pay,\"$246,072.966\","),
        Row("pay below zero", "p3,Alfa,stat,Chef,2001,-5", "6,pay,'-5,pay,"),
        Row("pay as infinity", "p3,Alfa,stat,Chef,2001,Infinity", "6,pay,Infinity,pay,"),
        Row("pay of a thousand digits", "p3,Alfa,stat,Chef,2001," + new string('9', 1000), "6,pay," + new string('9', 200) + "…,pay,"),
        Row("a formula", "p3,Alfa,\"=HYPERLINK(\"\"x\"\")\",Chef,2001,1", "6,sector,\"'=HYPERLINK(\"\"x\"\")\",sector_unknown"),
        new()
        {
            Name = "all rows wrong", Files = [Text("r.csv", Header + "p1,Alfa,mars,Chef,2001,1\np2,Alfa,mars,Chef,2001,1\n")],
            Refused = ["2 rows read", "2 sector_unknown", "r.csv, row 2", "mars", "stat, kommune"],
        },
        new()
        {
            Name = "all rows outside the window", Files = [Text("r.csv", GoodFile)], Options = ["--from", "2005"], Refused = ["4 outside the window"],
        },
        new()
        {
            Name = "window the wrong way round", Files = [Text("r.csv", GoodFile)], Options = ["--from", "2005", "--to", "2004"],
            Refused = ["2005", "2004", "ends before it starts"],
        },
        Month("month thirteen", "p3,Alfa,stat,Chef,200113", "4,month,200113,period,\"a month such as 200601 or 2006-01"),
        Month("month with slashes", "p3,Alfa,stat,Chef,01/02/2001", "4,month,01/02/2001,period,"),
        Month("month before the range", "p3,Alfa,stat,Chef,1999-12", "4,month,1999-12,period_range,a year from 2000 to 2010"),
        Spell("end before start", "p3,Alfa,stat,Chef,2002-02-02,2002-02-01", "4,end,2002-02-01,end_before_start,a date on or after the one in start"),
        Spell("start missing", "p3,Alfa,stat,Chef,,2002-02-01", "4,start,,period,"),
        Spell("a day that no month has", "p3,Alfa,stat,Chef,2002-02-30,2002-03-01", "4,start,2002-02-30,period,\"a date such as 2006-12-31"),
        Spell("end is a word", "p3,Alfa,stat,Chef,2002-02-03,now", "4,end,now,period,", "or nothing when the spell still runs"),
        Spell("start before the range", "p3,Alfa,stat,Chef,1066-10-14,2002-03-01", "4,start,1066-10-14,period_range,a year from 2000 to 2010"),
        Spell("end after the range", "p3,Alfa,stat,Chef,2002-10-14,2090-03-01", "4,end,2090-03-01,period_range,"),
    ];

    private static BrokenInput Row(string name, string row, params string[] rejects) =>
        new() { Name = name, Files = [Text("r.csv", $"{GoodFile}{row}\n")], Used = 4, Rejects = rejects };

    private static BrokenInput Month(string name, string row, params string[] rejects) => new()
    {
        Name = name,
        Profile = SmallProfile.Month(),
        Files =
        [
            Text("r.csv", $"person,employer,sector,title,month\np1,Alfa,stat,Chef,200101\np1,Beta,kommune,Chef,2001-02-28\n{row}\n"),
        ],
        Used = 2,
        Rejects = rejects,
    };

    private static BrokenInput Spell(string name, string row, params string[] rejects) => new()
    {
        Name = name,
        Profile = SmallProfile.Spell(),
        Files =
        [
            Text("r.csv", $"person,employer,sector,title,start,end\np1,Alfa,stat,Chef,2001-01-01,31-03-2001\np1,Beta,kommune,Chef,01.04.2001,\n{row}\n"),
        ],
        Used = 2,
        Rejects = rejects,
    };
}
