namespace Sektorskifte.Register.Records;

/// <summary>
/// Reads the persons of a column, and watches whether they come in ascending order: numbers by value, texts by their bytes.
/// Nothing is remembered but the first and the last person.
/// </summary>
internal sealed unsafe class PersonColumn
{
    private PersonId _last;
    private long _lastNumber;
    private byte[] _lastText = [];
    private int _lastLength;
    private bool _any;

    /// <summary>No row came whose person stands before the person of a row before it.</summary>
    public bool InOrder { get; private set; } = true;

    /// <summary>The first person's key; null when there was none.</summary>
    public PersonKey? First { get; private set; }

    /// <summary>The last person's key; null when there was none.</summary>
    public PersonKey? Last => !_any ? null : new PersonKey(_lastNumber, First!.Text is null ? null : _lastText[.._lastLength]);

    /// <summary>Forgets the persons so far.</summary>
    public void Restart()
    {
        InOrder = true;
        First = null;
        _any = false;
    }

    /// <summary>Reads the identities of text persons; a missing one stays as it is.</summary>
    public void ReadTexts(in ColumnVector column, int count, Span<PersonId> persons)
    {
        TextCell* known = null;
        for (var row = 0; row < count; row++)
        {
            if (!column.IsMissing(row))
            {
                var cell = column.TextCells + row;
                if (known == null || !cell->SameBits(*known))
                {
                    Follow(TextCell.Bytes(cell));
                    known = cell;
                }

                persons[row] = _last;
            }
        }
    }

    /// <summary>Reads the identities of whole numbers; what a missing one gets means nothing.</summary>
    public void ReadNumbers(in ColumnVector column, int count, Span<PersonId> persons)
    {
        var numbers = column.Integers(count);
        for (var row = 0; row < numbers.Length;)
        {
            if (column.IsMissing(row))
            {
                row++;
                continue;
            }

            // A missing one among them gets the same identity, which does no harm: its row is rejected.
            var others = numbers[row..].IndexOfAnyExcept(numbers[row]);
            var end = others < 0 ? count : row + others;
            persons[row..end].Fill(Of(numbers[row]));
            row = end;
        }
    }

    /// <summary>The identity of a whole number.</summary>
    public PersonId Of(long person)
    {
        if (_any && person == _lastNumber)
        {
            return _last;
        }

        InOrder &= !_any || person > _lastNumber;
        First ??= new PersonKey(person, null);
        _any = true;
        _lastNumber = person;
        return _last = PersonId.Of(person);
    }

    private void Follow(ReadOnlySpan<byte> person)
    {
        var order = _any ? person.SequenceCompareTo(_lastText.AsSpan(0, _lastLength)) : 1;
        if (order == 0)
        {
            return;
        }

        InOrder &= order > 0;
        First ??= new PersonKey(0, person.ToArray());
        _any = true;
        if (_lastText.Length < person.Length)
        {
            _lastText = new byte[person.Length * 2];
        }

        person.CopyTo(_lastText);
        _lastLength = person.Length;
        _last = PersonId.Of(person);
    }
}

/// <summary>A person's key as a file has it, for comparing the order of two parts of the records.</summary>
/// <param name="Number">A whole number; 0 when the key is a text.</param>
/// <param name="Text">The bytes of a text; null when the key is a number.</param>
internal sealed record PersonKey(long Number, byte[]? Text)
{
    /// <summary>Whether the other key may follow this one in ascending order: it is the same or a later one.</summary>
    public bool MayBeFollowedBy(PersonKey other) => (Text, other.Text) switch
    {
        (null, null) => other.Number >= Number,
        (not null, not null) => other.Text.AsSpan().SequenceCompareTo(Text) >= 0,
        _ => false,
    };
}
