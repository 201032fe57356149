namespace Sektorskifte.Register.Records;

/// <summary>
/// Valid rows, column by column, with texts as the numbers that the dictionaries gave them. The fields are those of
/// <see cref="JobRow"/>.
/// </summary>
/// <param name="capacity">How many rows there is room for at first.</param>
internal sealed class JobBatch(int capacity = Chunk.Capacity * 2)
{
    /// <summary>The number of rows.</summary>
    public int Count { get; set; }

    /// <summary>Who each row is about.</summary>
    public PersonId[] Person { get; private set; } = new PersonId[capacity];

    public int[] Period { get; private set; } = new int[capacity];

    public int[] End { get; private set; } = new int[capacity];

    public int[] Employer { get; private set; } = new int[capacity];

    public int[] Sector { get; private set; } = new int[capacity];

    public int[] Occupation { get; private set; } = new int[capacity];

    public int[] Title { get; private set; } = new int[capacity];

    public int[] Status { get; private set; } = new int[capacity];

    public int[] Attributes { get; private set; } = new int[capacity];

    public double[] Pay { get; private set; } = new double[capacity];

    public double[] Hours { get; private set; } = new double[capacity];

    public ulong[] Rest { get; private set; } = new ulong[capacity];

    /// <summary>A row of the batch by itself.</summary>
    public JobRow this[int row]
    {
        get => new()
        {
            Person = Person[row],
            Period = Period[row],
            End = End[row],
            Employer = Employer[row],
            Sector = Sector[row],
            Occupation = Occupation[row],
            Title = Title[row],
            Status = Status[row],
            Attributes = Attributes[row],
            Pay = Pay[row],
            Hours = Hours[row],
            Rest = Rest[row],
        };
        set
        {
            Person[row] = value.Person;
            Period[row] = value.Period;
            End[row] = value.End;
            Employer[row] = value.Employer;
            Sector[row] = value.Sector;
            Occupation[row] = value.Occupation;
            Title[row] = value.Title;
            Status[row] = value.Status;
            Attributes[row] = value.Attributes;
            Pay[row] = value.Pay;
            Hours[row] = value.Hours;
            Rest[row] = value.Rest;
        }
    }

    /// <summary>Makes room for rows after the last.</summary>
    public void Reserve(int rows)
    {
        if (Count + rows <= Period.Length)
        {
            return;
        }

        var room = Math.Max(Count + rows, Period.Length * 2);
        Person = Longer(Person, room);
        Period = Longer(Period, room);
        End = Longer(End, room);
        Employer = Longer(Employer, room);
        Sector = Longer(Sector, room);
        Occupation = Longer(Occupation, room);
        Title = Longer(Title, room);
        Status = Longer(Status, room);
        Attributes = Longer(Attributes, room);
        Pay = Longer(Pay, room);
        Hours = Longer(Hours, room);
        Rest = Longer(Rest, room);
    }

    /// <summary>Adds a row.</summary>
    public void Add(in JobRow row)
    {
        Reserve(1);
        this[Count++] = row;
    }

    /// <summary>Drops the rows before one, which becomes the first.</summary>
    public void DropBefore(int row)
    {
        Move(row, 0, Count - row);
        Count -= row;
    }

    /// <summary>Copies rows to an earlier place.</summary>
    public void Move(int from, int to, int count)
    {
        if (from == to || count == 0)
        {
            return;
        }

        Array.Copy(Person, from, Person, to, count);
        Array.Copy(Period, from, Period, to, count);
        Array.Copy(End, from, End, to, count);
        Array.Copy(Employer, from, Employer, to, count);
        Array.Copy(Sector, from, Sector, to, count);
        Array.Copy(Occupation, from, Occupation, to, count);
        Array.Copy(Title, from, Title, to, count);
        Array.Copy(Status, from, Status, to, count);
        Array.Copy(Attributes, from, Attributes, to, count);
        Array.Copy(Pay, from, Pay, to, count);
        Array.Copy(Hours, from, Hours, to, count);
        Array.Copy(Rest, from, Rest, to, count);
    }

    private T[] Longer<T>(T[] values, int room)
    {
        var longer = new T[room];
        Array.Copy(values, longer, Count);
        return longer;
    }
}
