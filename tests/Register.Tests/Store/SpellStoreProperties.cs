using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Spells;
using Sektorskifte.Register.Store;
using Sektorskifte.Register.Tests.Oracle;

namespace Sektorskifte.Register.Tests.Store;

/// <summary>However records come into a store, it gives what the plain model gives.</summary>
public sealed class SpellStoreProperties
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(PropertyRuns.Count(60));

    // Months come alone and in groups, in any order, and some come again; segments are merged now and then.
    [Fact]
    public void Read_AfterRandomImports_IsTheModel() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            using var run = new StoreRun();
            var model = new Histories();
            var plan = StoreRun.Plan with
            {
                Threads = random.Next(1, 9),
                Partitions = 1 << random.Next(0, 7),
                MostSegments = random.Next(1, 8),
                Budget = random.Next(2) == 0 ? 1 : 1 << 20,
            };
            for (var import = random.Next(1, 9); import > 0; import--)
            {
                var periods = Enumerable.Range(StoreRun.Earliest, 12).Where(_ => random.Next(3) == 0).ToList();
                var histories = Histories.Random(random, random.Next(0, 60), periods);
                run.Import(histories, periods, plan);
                model.Replace(periods, histories);
                if (!StoreRun.Expected(model, plan.Partitions).SequenceEqual(run.Read()))
                {
                    return false;
                }
            }

            return true;
        }).Check(Runs);

    [Fact]
    public void Decode_WhatWasEncoded_IsEqual() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var periods = Enumerable.Range(random.Next(1900, 30_000), random.Next(1, 60)).ToList();
            var persons = Histories.Random(random, random.Next(1, 40), periods).Persons.ToList();
            var block = new BlockBuffer(periods[0], periods[^1]);
            persons.ForEach(person => block.Add(person.Person, person.Spells));
            var decoder = new PersonDecoder();
            decoder.Start([.. block.Bytes, .. new byte[PersonEncoder.Slack]], block.Bytes.Length, periods[0], periods[^1]);
            foreach (var (person, spells) in persons)
            {
                if (!decoder.Next() || decoder.Person != person || Histories.Text(decoder.Spells) != Histories.Text(spells))
                {
                    return false;
                }
            }

            return !decoder.Next();
        }).Check(Runs);

    [Fact]
    public void Encode_AnyPerson_NeedsNoMoreThanItSays() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var spells = Enumerable.Range(0, random.Next(1, 40)).Select(i => new JobSpell
            {
                First = i * 3,
                Last = (i * 3) + 1,
                Employer = int.MaxValue - 1 - i,
                Sector = int.MaxValue - i,
                Occupation = int.MaxValue - i,
                Title = int.MaxValue - i,
                Status = int.MaxValue - i,
                Attributes = int.MaxValue - i,
            }).ToArray();
            var bytes = new byte[PersonEncoder.MostBytes(spells.Length)];
            return default(PersonEncoder).Write(bytes, Histories.Person(random.Next()), spells) <= bytes.Length;
        }).Check(Runs);

    [Fact]
    public void PersonOrder_AnyIdentities_IsTheirOrder() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            // Evenly spread, all close together, and with many equal upper halves.
            var random = new Random(seed);
            var mask = (random.Next(3)) switch { 0 => ulong.MaxValue, 1 => 0xFFFFUL, _ => 0x7UL << 61 };
            var count = random.Next(0, 500);
            var high = Enumerable.Range(0, count).Select(_ => (ulong)random.NextInt64(long.MinValue, long.MaxValue) & mask).ToArray();
            var low = Enumerable.Range(0, count).Select(_ => (ulong)random.NextInt64()).ToArray();
            var order = new PersonOrder();
            order.Of(low, high, count);
            return order.Of(high, low, count).ToArray().SequenceEqual(
                Enumerable.Range(0, count).OrderBy(i => high[i]).ThenBy(i => low[i]));
        }).Check(Runs);

    [Fact]
    public void PeriodSet_AnySets_AreWhatSetsAre() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var left = Enumerable.Range(0, 20).Where(_ => random.Next(2) == 0).ToHashSet();
            var right = Enumerable.Range(0, 20).Where(_ => random.Next(3) == 0).ToHashSet();
            var (a, b) = (PeriodSet.Of(left.Reverse()), PeriodSet.Of(right));
            return Enumerable.Range(-1, 22).All(p =>
                a.Contains(p) == left.Contains(p)
                && a.Union(b).Contains(p) == (left.Contains(p) || right.Contains(p))
                && a.Intersect(b).Contains(p) == (left.Contains(p) && right.Contains(p))
                && a.Except(b).Contains(p) == (left.Contains(p) && !right.Contains(p)))
                && a.Except(b).IsEmpty == left.IsSubsetOf(right);
        }).Check(Runs);
}
