namespace Sektorskifte.Register.Tests.Engines.ClickHouse;

/// <summary>A test that needs the program clickhouse-server: skipped where it is not installed, and failing there under CI=true.</summary>
public sealed class ClickHouseFactAttribute : FactAttribute
{
    public ClickHouseFactAttribute()
    {
        if (!ShardServer.IsInstalled && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = "clickhouse-server is not installed (Debian package clickhouse-server)";
        }
    }
}
