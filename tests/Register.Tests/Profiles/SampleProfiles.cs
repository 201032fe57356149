namespace Sektorskifte.Register.Tests.Profiles;

/// <summary>Profiles that tests start from.</summary>
internal static class SampleProfiles
{
    /// <summary>Every key there is, none at its default.</summary>
    public const string Everything = """
        {
          "$schema": "profile.schema.json",
          "name": "full", "version": 3, "title": { "da": "Alt", "en": "Everything" },
          "source": { "format": "csv", "delimiter": ";", "encoding": "windows-1252", "quote": "'" },
          "columns": {
            "person": "pnr",
            "employer": { "column": "cvr", "fold": ["whiteSpace", "case"] },
            "workplace": "pno", "sector": "sek",
            "occupation": { "column": "disco", "quality": "typ", "accepted": ["1", "10"] },
            "title": "stilling", "status": "soc",
            "pay": { "column": "pay", "prefix": "kr", "thousands": ".", "decimal": ",", "maxDecimals": 2, "required": true },
            "hours": "hours",
            "attributes": [
              { "name": "sex", "column": "koen", "label": { "da": "Køn", "en": "Sex" }, "codes": { "1": "M", "æ 2": { "da": "K", "en": "W" } } },
              { "name": "age", "column": "foed", "label": "Alder", "ageBands": [30, 50] }
            ]
          },
          "period": { "type": "spell", "start": "fra", "end": "til", "grain": "month", "reporting": "month", "firstYear": 1990, "lastYear": 2030 },
          "sectors": {
            "groups": [{ "code": "public", "label": { "da": "Offentlig", "en": "Public" } }],
            "sectors": [
              { "code": "state", "label": "Stat", "group": "public", "sourceCodes": ["1", "stat"], "sourcePatterns": ["^min"], "employerPatterns": ["styrelse"] },
              { "code": "rest", "label": "Resten" }
            ],
            "otherwise": "rest"
          },
          "leaders": {
            "levels": [{ "code": "top", "label": "Top" }, { "code": "line", "label": "Line" }],
            "definitions": [
              { "name": "a", "version": 1, "title": "A", "rules": [
                { "field": "occupation", "level": null, "prefixes": ["1111"] },
                { "field": "status", "level": "line", "codes": ["131"] },
                { "field": "title", "level": "top", "patterns": ["^direktør$"] } ] },
              { "name": "a", "version": 2, "title": "A", "rules": [] }
            ],
            "default": "a@1"
          },
          "mainJob": ["hours"], "ambiguity": "several_employers", "gapAllowance": 2,
          "reorganisation": { "minPeople": 7, "minShare": 0.5 }, "lookBack": 60,
          "review": [{ "path": "$.period", "note": "Guessed." }]
        }
        """;

    /// <summary>Only what must be there.</summary>
    public const string Least = """
        {
          "name": "least", "version": 1, "title": "Least",
          "columns": { "person": "p", "employer": "e", "sector": "s", "occupation": "o" },
          "period": { "type": "year", "column": "y" },
          "sectors": { "sectors": [
            { "code": "a", "label": "A", "sourceCodes": ["1"] }, { "code": "b", "label": "B", "sourceCodes": ["2"] } ] },
          "leaders": {
            "levels": [{ "code": "leader_any", "label": "Leader" }],
            "definitions": [{ "name": "d", "version": 1, "title": "D", "rules": [{ "field": "occupation", "level": "leader_any", "prefixes": ["1"] }] }],
            "default": "d"
          }
        }
        """;
}
