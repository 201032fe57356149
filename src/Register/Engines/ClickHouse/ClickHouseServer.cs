using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.ClickHouse;

/// <summary>One ClickHouse server, spoken to over HTTP. Every failure is an <see cref="InputException"/> that names the server.</summary>
internal sealed class ClickHouseServer : IDisposable
{
    private const int LongestMessage = 400;

    // An answer is kept by the server until it is whole, so that what fails halfway is an error and not a short answer; a
    // shard that can't be reached is never passed over. The texts of queries hold lists of codes and may be long.
    private const string Settings =
        "wait_end_of_query=1&buffer_size=4194304&skip_unavailable_shards=0&max_query_size=268435456&max_ast_elements=10000000"
        + "&max_expanded_ast_elements=10000000";

    private readonly HttpClient _client;
    private readonly string _url;

    /// <summary>A server.</summary>
    /// <param name="url">Its HTTP address, such as <c>http://10.0.0.1:8123</c>.</param>
    /// <param name="user">The user; null for the server's default.</param>
    /// <param name="password">The password; null for none.</param>
    /// <exception cref="InputException">The address is none.</exception>
    public ClickHouseServer(string url, string? user, string? password)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new InputException($"--url {url}: expected the HTTP address of a ClickHouse server, such as http://10.0.0.1:8123.");
        }

        if (address.UserInfo.Length > 0)
        {
            throw new InputException(
                $"--url for {address.Host}: a user and a password do not belong in an address; give --user and --password-file.");
        }

        _url = address.GetLeftPart(UriPartial.Authority);
        // A server closes a connection that was idle for a few seconds just when a request may go out on it; a new one costs
        // nothing beside the work that a request is.
        _client = new HttpClient(new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.Zero,
            UseProxy = false,
        })
        {
            BaseAddress = new Uri(_url),
            Timeout = TimeSpan.FromHours(1),
        };
        if (user is not null)
        {
            _client.DefaultRequestHeaders.Add("X-ClickHouse-User", user);
        }

        if (password is not null)
        {
            _client.DefaultRequestHeaders.Add("X-ClickHouse-Key", password);
        }
    }

    /// <summary>The address, for messages.</summary>
    public string Url => _url;

    /// <summary>Does what answers nothing.</summary>
    /// <exception cref="InputException">The server does not answer, or refuses.</exception>
    public void Execute(string sql)
    {
        using var response = Send("/?" + Settings, new ByteArrayContent(Encoding.UTF8.GetBytes(sql)));
    }

    /// <summary>Inserts rows in the format RowBinary; all of them or, when the server says so, none.</summary>
    /// <param name="table">The table, and its columns in parentheses when not all are given.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="queryId">The name under which the server lists the insert while it runs; null for one of its own.</param>
    /// <exception cref="InputException">The server does not answer, or refuses.</exception>
    public void Insert(string table, ReadOnlyMemory<byte> rows, string? queryId = null)
    {
        var query = Uri.EscapeDataString($"INSERT INTO {table} FORMAT RowBinary");
        var id = queryId is null ? "" : $"&query_id={Uri.EscapeDataString(queryId)}";
        using var response = Send($"/?{Settings}{id}&query={query}", new ReadOnlyMemoryContent(rows));
    }

    /// <summary>The rows of a query, which must not name a format.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="row">Reads one row.</param>
    /// <exception cref="InputException">The server does not answer, or refuses.</exception>
    public List<T> Read<T>(string sql, Func<RowReader, T> row)
    {
        var rows = new List<T>();
        Read(sql, reader => rows.Add(row(reader)));
        return rows;
    }

    /// <inheritdoc cref="Read{T}"/>
    public void Read(string sql, Action<RowReader> row)
    {
        using var response = Send("/?" + Settings, new ByteArrayContent(Encoding.UTF8.GetBytes(sql + "\nFORMAT RowBinary")));
        try
        {
            using var stream = response.Content.ReadAsStream();
            var reader = new RowReader(stream);
            while (reader.HasMore)
            {
                row(reader);
            }
        }
        catch (IOException problem)
        {
            throw new InputException($"ClickHouse at {_url} broke off in the middle of an answer: {problem.Message}", problem);
        }
    }

    /// <summary>The one value of a query.</summary>
    public T One<T>(string sql, Func<RowReader, T> row) => Read(sql, row).Single();

    public void Dispose() => _client.Dispose();

    /// <summary>A text as SQL writes it.</summary>
    public static string Literal(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    private HttpResponseMessage Send(string path, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        HttpResponseMessage response;
        try
        {
            response = _client.Send(request, HttpCompletionOption.ResponseHeadersRead);
        }
        catch (HttpRequestException problem)
        {
            throw new InputException(
                $"ClickHouse at {_url} does not answer ({problem.Message.TrimEnd('.')}); check that the server runs there and that this is its HTTP port.",
                problem);
        }
        catch (TaskCanceledException problem)
        {
            throw new InputException($"ClickHouse at {_url} did not answer in time; check that the server and the way to it are sound.", problem);
        }

        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw new InputException(Refusal(response));
        }
    }

    private string Refusal(HttpResponseMessage response)
    {
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            return $"ClickHouse at {_url} does not let this user in; check --user and the password in --password-file.";
        }

        string said;
        try
        {
            using var reader = new StreamReader(response.Content.ReadAsStream(), Encoding.UTF8);
            said = reader.ReadToEnd().ReplaceLineEndings(" ").Trim();
        }
        catch (IOException)
        {
            said = string.Create(CultureInfo.InvariantCulture, $"HTTP status {(int)response.StatusCode}");
        }

        return $"ClickHouse at {_url} says: {(said.Length > LongestMessage ? said[..LongestMessage] + "…" : said)}";
    }
}
