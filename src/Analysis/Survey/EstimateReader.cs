using System.Globalization;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Analysis.Survey;

/// <summary>
/// Reads an estimate as it is written: <c>mean:pay by sector where sex=K</c>, <c>ratio:leaders/employees</c>,
/// <c>quantile:pay@0.25,0.5</c>, <c>logistic:moved ~ age + factor(sector)</c>. Names with blanks or signs stand in double quotes.
/// </summary>
internal sealed class EstimateReader
{
    private static readonly (string Word, EstimateKind Kind)[] Kinds =
    [
        ("total", EstimateKind.Total), ("mean", EstimateKind.Mean), ("ratio", EstimateKind.Ratio), ("share", EstimateKind.Share),
        ("quantile", EstimateKind.Quantile), ("difference", EstimateKind.Difference), ("independence", EstimateKind.Independence),
        ("ttest", EstimateKind.TTest), ("ranktest", EstimateKind.RankTest), ("variance", EstimateKind.Variance),
        ("correlation", EstimateKind.Correlation), ("alpha", EstimateKind.Alpha), ("linear", EstimateKind.Linear),
        ("logistic", EstimateKind.Logistic), ("poisson", EstimateKind.Poisson), ("ordinal", EstimateKind.Ordinal),
    ];

    private readonly string _text;
    private readonly List<EstimateToken> _tokens;
    private int _next;

    private EstimateReader(string text)
    {
        _text = text;
        _tokens = EstimateToken.Split(text);
    }

    /// <summary>Reads an estimate.</summary>
    /// <param name="text">As it was written.</param>
    /// <exception cref="InputException">It can't be read; the message says what was expected where.</exception>
    public static EstimateSpec Read(string text) => new EstimateReader(text).Read();

    private EstimateSpec Read()
    {
        var word = Name("what to estimate, such as mean");
        var at = Array.FindIndex(Kinds, kind => kind.Word.Equals(word, StringComparison.OrdinalIgnoreCase));
        if (at < 0)
        {
            throw Wrong($"'{word}' is not among {string.Join(", ", Kinds.Select(kind => kind.Word))}");
        }

        Expect(":");
        var spec = Body(new EstimateSpec { Text = _text, Kind = Kinds[at].Kind, Variables = [] });
        if (TakeWord("by"))
        {
            spec = spec with { By = List("a column to group by") };
        }

        if (spec.Kind == EstimateKind.Difference)
        {
            var first = Name("the first group of the difference");
            Expect("-");
            spec = spec with { Categories = [first, Name("the second group of the difference")] };
        }

        if (TakeWord("where"))
        {
            spec = spec with { Where = Conditions() };
        }

        return _next == _tokens.Count ? Checked(spec) : throw Wrong($"'{_tokens[_next].Text}' was not expected");
    }

    private EstimateSpec Body(EstimateSpec spec)
    {
        switch (spec.Kind)
        {
            case EstimateKind.Ratio:
                var numerator = Name("the column of the numerator");
                Expect("/");
                return spec with { Variables = [numerator, Name("the column of the denominator")] };
            case EstimateKind.Share:
                var column = Name("a column");
                return spec with { Variables = [column], Categories = Take("=") ? List("a category") : [] };
            case EstimateKind.Quantile:
                var variable = Name("a column");
                return spec with { Variables = [variable], Probabilities = Take("@") ? Probabilities() : [0.5] };
            case EstimateKind.Independence:
                var row = Name("a column");
                Expect("*");
                return spec with { Variables = [row, Name("a second column")] };
            case EstimateKind.Correlation or EstimateKind.Alpha:
                return spec with { Variables = List("a column") };
            case EstimateKind.Linear or EstimateKind.Logistic or EstimateKind.Poisson or EstimateKind.Ordinal:
                var outcome = Name("the column of the outcome");
                Expect("~");
                return spec with { Variables = [outcome], Terms = Terms() };
            default:
                return spec with { Variables = [Name("a column")] };
        }
    }

    private EstimateSpec Checked(EstimateSpec spec) => spec switch
    {
        { Kind: EstimateKind.Correlation or EstimateKind.Alpha, Variables.Count: < 2 } => throw Wrong("at least two columns are needed"),
        { Kind: EstimateKind.TTest or EstimateKind.RankTest or EstimateKind.Difference, By.Count: not 1 } =>
            throw Wrong("it needs the groups: by and one column"),
        { Kind: EstimateKind.Independence or EstimateKind.Correlation or EstimateKind.Alpha or EstimateKind.Variance or >= EstimateKind.Linear, By.Count: > 0 } =>
            throw Wrong("it can't be broken down by groups; ask for each group with where"),
        _ => spec,
    };

    private List<IReadOnlyList<SpecVariable>> Terms()
    {
        var terms = new List<IReadOnlyList<SpecVariable>>();
        do
        {
            var product = new List<SpecVariable> { Variable() };
            var withParts = false;
            while (Take(":") || (withParts = Take("*")))
            {
                var last = Variable();
                if (withParts)
                {
                    // a*b is a + b + a:b.
                    Add(terms, [.. product]);
                    Add(terms, [last]);
                }

                product.Add(last);
                withParts = false;
            }

            Add(terms, product);
        }
        while (Take("+"));
        return terms;
    }

    private static void Add(List<IReadOnlyList<SpecVariable>> terms, List<SpecVariable> term)
    {
        if (!terms.Exists(known => known.Count == term.Count && known.All(term.Contains)))
        {
            terms.Add(term);
        }
    }

    private SpecVariable Variable()
    {
        var name = Name("a column of the model");
        if (name != "factor" || !Take("("))
        {
            return new SpecVariable(name, IsFactor: false);
        }

        var column = Name("the column of the factor");
        Expect(")");
        return new SpecVariable(column, IsFactor: true);
    }

    private List<DomainCondition> Conditions()
    {
        var conditions = new List<DomainCondition>();
        do
        {
            var column = Name("a column of the domain");
            Expect("=");
            conditions.Add(new DomainCondition(column, List("a value")));
        }
        while (TakeWord("and"));
        return conditions;
    }

    private List<double> Probabilities() => List("a probability such as 0.25").ConvertAll(text =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var p) && p is > 0 and < 1
            ? p : throw Wrong($"'{text}' is no probability between 0 and 1"));

    private List<string> List(string what)
    {
        var names = new List<string>();
        do
        {
            names.Add(Name(what));
        }
        while (Take(","));
        return names;
    }

    private string Name(string what) => _next < _tokens.Count && _tokens[_next].IsName
        ? _tokens[_next++].Text
        : throw Wrong($"{what} was expected {(_next < _tokens.Count ? $"where '{_tokens[_next].Text}' stands" : "at the end")}");

    private bool Take(string sign)
    {
        var found = _next < _tokens.Count && !_tokens[_next].IsName && _tokens[_next].Text == sign;
        _next += found ? 1 : 0;
        return found;
    }

    private bool TakeWord(string word)
    {
        var found = _next < _tokens.Count && _tokens[_next] is { IsName: true, IsQuoted: false } token && token.Text == word;
        _next += found ? 1 : 0;
        return found;
    }

    private void Expect(string sign)
    {
        if (!Take(sign))
        {
            throw Wrong($"'{sign}' was expected {(_next < _tokens.Count ? $"where '{_tokens[_next].Text}' stands" : "at the end")}");
        }
    }

    private InputException Wrong(string what) => new($"--estimate {_text}: {what}.");
}
