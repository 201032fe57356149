using System.Text.Json;
using Sektorskifte.Register.Mapping;

namespace Sektorskifte.Register.Reports;

/// <summary>
/// Writes <c>summary.json</c>. Programs read it, so every name stands here as it is in the file and does not follow a
/// renamed property.
/// </summary>
public static class SummaryJson
{
    /// <summary>Writes the summary as one indented JSON object in UTF-8.</summary>
    /// <param name="summary">The counts of the run.</param>
    /// <param name="stream">Where to; left open.</param>
    public static void Write(RunSummary summary, Stream stream)
    {
        using var json = JsonText.Writer(stream);
        Write(summary, json);
    }

    /// <summary>Writes the summary as an object of a larger text.</summary>
    internal static void Write(RunSummary summary, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("rows_read", summary.RowsRead);
        json.WriteNumber("used", summary.Used);
        json.WriteNumber("duplicates", summary.Duplicates);
        json.WriteStartObject("rejected");
        foreach (var (reason, rows) in summary.Rejected.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            json.WriteNumber(reason, rows);
        }

        json.WriteEndObject();
        json.WriteNumber("rejected_total", summary.Rejected.Values.Sum());
        json.WriteNumber("outside_window", summary.OutsideWindow);
        json.WriteNumber("persons", summary.Persons);
        json.WriteNumber("person_periods", summary.PersonPeriods);
        json.WriteNumber("ambiguous_person_periods", summary.AmbiguousPersonPeriods);
        json.WriteNumber("person_periods_with_second_jobs", summary.PersonPeriodsWithSecondJobs);
        json.WriteNumber("spells", summary.Spells);
        json.WriteStartObject("leader_stretches");
        json.WriteNumber("beginning_seen", summary.LeaderStretches.BeginningSeen);
        json.WriteNumber("beginning_unknown", summary.LeaderStretches.BeginningUnknown);
        json.WriteEndObject();
        json.WriteNumber("linked_pairs", summary.LinkedPairs);
        Moves(json, "moves", summary.Moves);
        Moves(json, "moves_without_rule", summary.MovesWithoutRule);
        Thresholds(json, summary.Thresholds);
        json.WriteNumber("employers", summary.Employers);
        json.WriteString("first_period", summary.FirstPeriod);
        json.WriteString("last_period", summary.LastPeriod);
        json.WriteStartArray("missing_periods");
        foreach (var period in summary.MissingPeriods)
        {
            json.WriteStringValue(period);
        }

        json.WriteEndArray();
        json.WriteStartObject("partial_periods");
        foreach (var (period, seen) in summary.PartialPeriods.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            json.WriteNumber(period, seen);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Moves(Utf8JsonWriter json, string name, MoveCounts moves)
    {
        json.WriteStartObject(name);
        json.WriteNumber("same_job", moves.SameJob);
        json.WriteNumber("employer_change", moves.EmployerChange);
        json.WriteNumber("sector_switch", moves.SectorSwitch);
        json.WriteNumber("reclassification", moves.Reclassification);
        json.WriteNumber("reorganisation", moves.Reorganisation);
        json.WriteEndObject();
    }

    private static void Thresholds(Utf8JsonWriter json, IReadOnlyList<ThresholdOutcome> thresholds)
    {
        json.WriteStartArray("thresholds");
        foreach (var threshold in thresholds)
        {
            json.WriteStartObject();
            json.WriteNumber("min_people", threshold.MinPeople);
            json.WriteNumber("min_share", threshold.MinShare);
            json.WriteNumber("groups", threshold.Groups);
            json.WriteNumber("people", threshold.People);
            json.WriteNumber("employer_changes", threshold.EmployerChanges);
            json.WriteNumber("sector_switches", threshold.SectorSwitches);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
