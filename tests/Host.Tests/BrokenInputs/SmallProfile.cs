namespace Sektorskifte.Host.Tests.BrokenInputs;

/// <summary>Small profiles, and records that fit them.</summary>
internal static class SmallProfile
{
    /// <summary>The header of the year profile's records.</summary>
    public const string Header = "person,employer,sector,title,year,pay\n";

    /// <summary>Four good rows, 2 to 5, of the year profile: two people, one of whom switches sector.</summary>
    public const string Good =
        "p1,Alfa,stat,Chef,2001,100\np1,Beta,kommune,Chef,2002,110\np2,Alfa,stat,Clerk,2001,90\np2,Alfa,stat,Clerk,2002,95\n";

    /// <summary>The header and four good rows; the next row is number 6.</summary>
    public const string GoodFile = Header + Good;

    /// <summary>A profile of one row a person and year, 2000 to 2010.</summary>
    public static string Year(string source = """{ "format": "byName" }""", string pay = """
        { "column": "pay", "prefix": "$", "thousands": ",", "decimal": ".", "maxDecimals": 2, "required": true }
        """) =>
        Profile(source, $$""", "pay": {{pay}}""", """{ "type": "year", "column": "year", "firstYear": 2000, "lastYear": 2010 }""");

    /// <summary>A profile of one row a person and month.</summary>
    public static string Month() =>
        Profile("""{ "format": "byName" }""", "", """
            { "type": "month", "column": "month", "reporting": "year", "firstYear": 2000, "lastYear": 2010 }
            """);

    /// <summary>A profile of employments with start and end.</summary>
    public static string Spell() =>
        Profile("""{ "format": "byName" }""", "", """
            { "type": "spell", "start": "start", "end": "end", "grain": "month", "reporting": "year", "firstYear": 2000, "lastYear": 2010 }
            """);

    private static string Profile(string source, string pay, string period) => $$"""
        {
          "name": "small",
          "version": 1,
          "title": { "da": "Lille", "en": "Small" },
          "source": {{source}},
          "columns": { "person": "person", "employer": "employer", "sector": "sector", "title": "title"{{pay}} },
          "period": {{period}},
          "sectors": {
            "sectors": [
              { "code": "state", "label": { "da": "Staten", "en": "State" }, "sourceCodes": ["stat"] },
              { "code": "municipality", "label": { "da": "Kommuner", "en": "Municipalities" }, "sourceCodes": ["kommune"] }
            ]
          },
          "leaders": {
            "default": "title",
            "levels": [ { "code": "chief", "label": { "da": "Chefer", "en": "Chiefs" } } ],
            "definitions": [
              {
                "name": "title",
                "version": 1,
                "title": { "da": "Titel", "en": "Title" },
                "rules": [ { "field": "title", "level": "chief", "patterns": ["\\bchef"] } ]
              }
            ]
          },
          "lookBack": 5
        }
        """;
}
