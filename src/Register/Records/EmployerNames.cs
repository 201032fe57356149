using System.Text;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Records;

/// <summary>Employers as spelled, and as the profile compares them.</summary>
internal sealed class EmployerNames
{
    private readonly TextDictionary _names;
    private readonly TextProperty? _nameOf;

    public EmployerNames(EmployerColumn rule)
    {
        if (rule.FoldWhiteSpace || rule.FoldCase)
        {
            _names = new TextDictionary();
            _nameOf = new TextProperty(
                Spellings, s => _names.Add(Encoding.UTF8.GetBytes(EmployerName.Fold(Spellings.Text(s), rule))));
        }
        else
        {
            _names = Spellings;
        }
    }

    /// <summary>The spellings.</summary>
    public TextDictionary Spellings { get; } = new();

    /// <summary>Compared employers are numbered from 1 to this; folding a missing spelling may add an empty name.</summary>
    public int Count => _names.Count;

    /// <summary>The compared employer of a spelling.</summary>
    public int Compared(int spelling) => _nameOf is null ? spelling : _nameOf[spelling];

    /// <summary>The name of an employer by its compared number.</summary>
    public string Name(int compared) => _names.Text(compared);

    /// <summary>Orders two spellings by the bytes of their compared names.</summary>
    public int CompareNames(int left, int right) =>
        left == right ? 0 : _names.Compare(Compared(left), Compared(right));
}
