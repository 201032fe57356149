namespace Sektorskifte.Register.Records;

/// <summary>A column whose values become numbers of a dictionary, whatever its type.</summary>
/// <param name="column">Where it stands in a chunk; negative when there is none.</param>
/// <param name="texts">The dictionary.</param>
internal sealed class CodeColumn(int column, TextDictionary texts)
{
    private readonly TextNumbers _numbers = new(texts);

    /// <summary>The numbers of a chunk's values, 0 for a missing one and for all when there is no such column.</summary>
    public void Read(Chunk chunk, Span<int> numbers)
    {
        if (column < 0)
        {
            numbers.Clear();
            return;
        }

        var vector = chunk.Columns[column];
        if (vector.Type == ColumnType.Code)
        {
            vector.Codes(chunk.Count).CopyTo(numbers);
        }
        else
        {
            _numbers.Read(vector, chunk.Count, numbers);
        }
    }
}
