using System.Numerics;

namespace Sektorskifte.Register.Records.Partitions;

/// <summary>Finds the rows of the same person, and the place of each row when each person's rows stand together.</summary>
internal sealed class PersonGroups
{
    private int[] _slots = new int[2048];
    private PersonId[] _persons = new PersonId[1024];
    private int[] _places = new int[1024];
    private int _count;

    /// <summary>Begins from nothing.</summary>
    public void Clear()
    {
        Array.Clear(_slots);
        _count = 0;
    }

    /// <summary>Counts a row of a person, and gives the person's number.</summary>
    public int Add(in PersonId person)
    {
        var slot = Slot(person);
        while (true)
        {
            var number = _slots[slot] - 1;
            if (number < 0)
            {
                return AddPerson(person, slot);
            }

            if (_persons[number] == person)
            {
                _places[number]++;
                return number;
            }

            slot = (slot + 1) & (_slots.Length - 1);
        }
    }

    /// <summary>Turns persons' numbers into places: each person's rows together, in their order.</summary>
    /// <param name="persons">The person's number of each row; becomes the row's place.</param>
    /// <param name="order">The rows in the order that each person's should have; null when they have it.</param>
    public void Place(Span<int> persons, int[]? order)
    {
        var next = 0;
        for (var number = 0; number < _count; number++)
        {
            var rows = _places[number];
            _places[number] = next;
            next += rows;
        }

        for (var i = 0; i < persons.Length; i++)
        {
            var row = order is null ? i : order[i];
            persons[row] = _places[persons[row]]++;
        }
    }

    private int AddPerson(in PersonId person, int slot)
    {
        if (_count == _persons.Length)
        {
            Array.Resize(ref _persons, _count * 2);
            Array.Resize(ref _places, _count * 2);
            _slots = new int[_count * 4];
            for (var number = 0; number < _count; number++)
            {
                _slots[FreeSlot(_persons[number])] = number + 1;
            }

            slot = FreeSlot(person);
        }

        _persons[_count] = person;
        _places[_count] = 1;
        _slots[slot] = ++_count;
        return _count - 1;
    }

    private int FreeSlot(in PersonId person)
    {
        var slot = Slot(person);
        while (_slots[slot] != 0)
        {
            slot = (slot + 1) & (_slots.Length - 1);
        }

        return slot;
    }

    // The middle bits of High are the same in a partition; multiplied, all bits of it and of Low count.
    private int Slot(in PersonId person) =>
        (int)(((person.High + person.Low) * 0x9E3779B97F4A7C15) >> (64 - BitOperations.Log2((uint)_slots.Length)));
}
