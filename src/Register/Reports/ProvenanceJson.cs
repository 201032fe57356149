using Sektorskifte.Register.Mapping;

namespace Sektorskifte.Register.Reports;

/// <summary>Writes <c>provenance.json</c>: inputs with SHA-256, profile, definition, settings, program and times.</summary>
public static class ProvenanceJson
{
    /// <summary>Writes the provenance as one indented JSON object in UTF-8; times are in UTC as ISO 8601.</summary>
    /// <param name="provenance">Where the numbers come from.</param>
    /// <param name="stream">Where to; left open.</param>
    public static void Write(Provenance provenance, Stream stream)
    {
        using var json = JsonText.Writer(stream);
        json.WriteStartObject();
        json.WriteString("program", provenance.Program);
        json.WriteString("started", provenance.Started.UtcDateTime);
        json.WriteString("finished", provenance.Finished.UtcDateTime);
        json.WriteStartArray("inputs");
        foreach (var input in provenance.Inputs)
        {
            json.WriteStartObject();
            json.WriteString("path", input.Path);
            json.WriteNumber("bytes", input.Bytes);
            json.WriteString("sha256", input.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("profile", provenance.Profile);
        json.WriteString("profile_sha256", provenance.ProfileSha256);
        json.WriteString("definition", provenance.Definition);
        json.WriteStartObject("settings");
        foreach (var (name, value) in provenance.Settings)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteString("order", provenance.Order);
        json.WriteNumber("spilled_bytes", provenance.SpilledBytes);
        json.WriteEndObject();
    }
}
