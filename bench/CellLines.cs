using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Sektorskifte.Bench;

/// <summary>
/// The cells of a mapping as text, in the form that every way of counting them writes: <c>table|key|key|…|count</c>, a line
/// a cell, only cells that count something. Periods stand as year × 12 + month − 1, sectors by their place in the profile,
/// levels as 0 for no leader.
/// </summary>
internal sealed class CellLines
{
    private readonly List<string> _lines = [];

    /// <summary>Adds a cell; one that counts nothing is left out.</summary>
    public void Add(string table, long count, params ReadOnlySpan<long> keys)
    {
        if (count == 0)
        {
            return;
        }

        var line = new StringBuilder(table);
        foreach (var key in keys)
        {
            line.Append('|').Append(key.ToString(CultureInfo.InvariantCulture));
        }

        _lines.Add(line.Append('|').Append(count.ToString(CultureInfo.InvariantCulture)).ToString());
    }

    /// <summary>Writes the lines in their order.</summary>
    public void Write(string file) => File.WriteAllLines(file, _lines.Order(StringComparer.Ordinal));

    /// <summary>The SHA-256 of a file's lines once they are in order, so that who wrote them need not sort.</summary>
    public static string Fingerprint(string file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in File.ReadLines(file).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
