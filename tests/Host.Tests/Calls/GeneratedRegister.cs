namespace Sektorskifte.Host.Tests.Calls;

/// <summary>A synthetic register of about 90,000 rows as CSV, with its truth beside it, made once for the tests of a class.</summary>
public sealed class GeneratedRegister : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly Lazy<MappingFolder> _mapping;

    public GeneratedRegister()
    {
        Csv = _folder.At("register.csv");
        Call.Done(["generate", "--quiet", "--out", Csv, .. Options]);
        _mapping = new Lazy<MappingFolder>(() => MappingFolder.Map("dk-monthly", [Csv], _folder.At("mapping"), Settings));
    }

    /// <summary>How it was generated.</summary>
    internal static string[] Options => ["--persons", "3000", "--from", "2015-01", "--to", "2018-12", "--seed", "11"];

    /// <summary>How <see cref="Mapping"/> is made.</summary>
    internal static string[] Settings => ["--by", "sex", "--gap", "2"];

    /// <summary>A mapping of the register as it was generated.</summary>
    internal MappingFolder Mapping => _mapping.Value;

    /// <summary>The register.</summary>
    public string Csv { get; }

    /// <summary>What was planted.</summary>
    public string Truth => Csv + ".truth.json";

    public void Dispose() => _folder.Dispose();
}
