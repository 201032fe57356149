using Sektorskifte.Register.Mapping;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Tests.Mobility;

/// <summary>
/// One who has flows.csv and rates.csv of a mapping by years without a gap allowance, history.csv, and stocks.csv and
/// time_to_switch.csv when they are given, and knows every sum among them. Numbers are named: S (switches from, to), W (within the sector), O (to other
/// sectors), M (all moves from, to), each by period and positions; H is experience, P, T, E and X are person-years, stocks,
/// entries and exits; Z and Y are ends and person-years by years as a leader.
/// </summary>
internal sealed class MappingAttacker
{
    private const string Total = "total";

    private readonly SumSolver _solver = new();
    private readonly MappingResult _result;
    private readonly Dimension _period;
    private readonly Dimension _sector;
    private readonly Dimension _position;
    private readonly string[] _shown;

    private MappingAttacker(MappingResult result)
    {
        _result = result;
        _period = result.Flows.Dimensions[0];
        _sector = result.Rates.Dimensions[result.Rates.DimensionIndex("sector")];
        _position = result.Flows.Dimensions[result.Flows.DimensionIndex("position_before")];
        _shown = [.. _period.Members.Select(m => m.Code).Where(code =>
            result.Flows.Find(0, code, Total, Total, Total, Total).Status != CellStatus.Missing)];
    }

    /// <summary>The numbers that no table shows and that follow from those shown.</summary>
    public static Dictionary<string, double> Recover(MappingResult result, bool withHistory, bool withStocks)
    {
        var attacker = new MappingAttacker(result);
        attacker.KnowFlows();
        attacker.KnowRates(withStocks);
        if (withHistory)
        {
            attacker.KnowHistory();
        }

        if (withStocks)
        {
            attacker.KnowStocks();
            attacker.KnowTime();
        }

        return attacker._solver.Solve();
    }

    private IEnumerable<string> Nodes => _sector.Members.Select(m => m.Code);

    private IEnumerable<string> Positions => _position.Members.Select(m => m.Code);

    private IEnumerable<(string P, string B, string A)> Tables =>
        from p in _shown from b in Positions from a in Positions select (p, b, a);

    private void KnowFlows()
    {
        var flows = _result.Flows;
        foreach (var (p, b, a) in Tables)
        {
            foreach (var o in Nodes)
            {
                Show(flows.Find(0, p, o, "same_sector", b, a), $"W {o} {p} {b} {a}");
                Show(flows.Find(0, p, o, "other_sectors", b, a), $"O {o} {p} {b} {a}");
                _solver.Sum($"M {o} total {p} {b} {a}", $"W {o} {p} {b} {a}", $"O {o} {p} {b} {a}");
                Lines($"W {o} {{0}}", p, b, a);
                Lines($"O {o} {{0}}", p, b, a);
                _solver.Sum($"S {o} total {p} {b} {a}", $"O {o} {p} {b} {a}");
                Parts(o, part => $"W {part} {p} {b} {a}");
                foreach (var d in Nodes)
                {
                    Show(flows.Find(0, p, o, d, b, a), $"M {o} {d} {p} {b} {a}");
                    if (IsOneSector(o, d))
                    {
                        _solver.Know($"S {o} {d} {p} {b} {a}", 0);
                    }

                    if (d != Total)
                    {
                        string[] own = Shared(o, d) is { } node ? [$"W {node} {p} {b} {a}"] : [];
                        _solver.Sum($"M {o} {d} {p} {b} {a}", [$"S {o} {d} {p} {b} {a}", .. own]);
                    }

                    foreach (var kind in "MS")
                    {
                        Lines($"{kind} {o} {d} {{0}}", p, b, a);
                        Parts(o, part => $"{kind} {part} {d} {p} {b} {a}");
                        Parts(d, part => $"{kind} {o} {part} {p} {b} {a}");
                    }

                    if (o == Total && flows.Dimensions[1].Has("other_sectors") && d != Total && _sector.IsLeaf[_sector.IndexOf(d)])
                    {
                        Show(flows.Find(0, p, "other_sectors", d, b, a), $"S {o} {d} {p} {b} {a}");
                    }
                }
            }
        }
    }

    private void KnowRates(bool withStocks)
    {
        var rates = _result.Rates;
        for (var row = 0; row < rates.RowCount; row++)
        {
            string[] key = [.. Enumerable.Range(0, 6).Select(d => rates.Key(row, d).Code)];
            var (measure, s, other, at) = (key[0], key[2], key[3], $"{key[1]} {key[4]} {key[5]}");
            if (!_shown.Contains(key[1]))
            {
                continue;
            }

            Assert.True(
                rates.At(row, 2).Status != CellStatus.Published
                || (rates.At(row, 0).Status == CellStatus.Published && rates.At(row, 1).Status == CellStatus.Published));
            var numerator = measure switch
            {
                "inflow_share" => $"M {other} {s} {at}",
                "inflow_share_same_group" => $"S {other} {s} {at}",
                "outflow_share" => $"M {s} {other} {at}",
                "switch_share" or "switch_rate" => $"O {s} {at}",
                "change_rate" => $"M {s} total {at}",
                _ => $"{measure} {s} {at}",
            };
            Show(rates.At(row, 0), numerator);
            if (measure is "net_rate" or "gross_rate")
            {
                _solver.Zero((1, numerator), (-1, $"S total {s} {at}"), (measure == "net_rate" ? 1 : -1, $"O {s} {at}"));
            }

            if (measure.EndsWith("share", StringComparison.Ordinal) || measure == "inflow_share_same_group")
            {
                Show(rates.At(row, 1), measure.StartsWith("inflow", StringComparison.Ordinal) ? $"M total {s} {at}" : $"M {s} total {at}");
            }
            else if (withStocks)
            {
                Show(rates.At(row, 1), $"P {key[1]} {s} {key[4]}");
            }
        }
    }

    private void KnowHistory()
    {
        var history = _result.History;
        var first = _shown[1];
        for (var row = 0; row < history.RowCount; row++)
        {
            string[] key = [.. Enumerable.Range(0, 5).Select(d => history.Key(row, d).Code)];
            var (p, s, a, e, k) = (key[0], key[1], key[2], key[3], key[4]);
            if (!_shown.Contains(p))
            {
                continue;
            }

            string H(string period, string sector, string position, string has) => $"H {period} {sector} {position} {e} {k} {has}";
            Show(history.At(row, 0), H(p, s, a, "yes"));
            Show(history.At(row, 1), $"M total {s} {p} total {a}");
            _solver.Sum($"M total {s} {p} total {a}", H(p, s, a, "yes"), H(p, s, a, "no"));
            foreach (var has in new[] { "yes", "no" })
            {
                Parts(s, part => H(p, part, a, has));
                Parts(_period, p, part => H(part, s, a, has));
                Parts(_position, a, part => H(p, s, part, has));
            }

            // Nothing lies before the first arrivals but their origin, nor does a look-back of one period reach further.
            if (p == first || _result.Profile.LookBack == 1)
            {
                _solver.Sum(H(p, s, a, "yes"), $"M {e} {s} {p} {(k == "any" ? "total" : "leader")} {a}");
            }
        }
    }

    private void KnowStocks()
    {
        var stocks = _result.Stocks;
        string[] names = ["T", "P", "E", "X"];
        for (var row = 0; row < stocks.RowCount; row++)
        {
            string[] key = [.. Enumerable.Range(0, 4).Select(d => stocks.Key(row, d).Code)];
            var name = names[stocks.KeyIndex(row, 0)];
            var cell = stocks.At(row, 0);
            if (cell.Status == CellStatus.Missing)
            {
                continue;
            }

            Show(cell, $"{name} {key[1]} {key[2]} {key[3]}");
            Parts(key[2], part => $"{name} {key[1]} {part} {key[3]}");
            Parts(_position, key[3], part => $"{name} {key[1]} {key[2]} {part}");
            if (name != "T" && key[1] == Total)
            {
                _solver.Sum(
                    $"{name} total {key[2]} {key[3]}",
                    _period.Members.Skip(1).Where(m => stocks.Find(0, key[0], m.Code, key[2], key[3]).Status != CellStatus.Missing)
                        .Select(m => $"{name} {m.Code} {key[2]} {key[3]}"));
            }
        }

        foreach (var (last, next) in _period.Members.Skip(1).Zip(_period.Members.Skip(2)))
        {
            foreach (var s in Nodes)
            {
                foreach (var position in Positions)
                {
                    _solver.Sum($"P {next.Code} {s} {position}", $"T {last.Code} {s} {position}");
                }

                _solver.Zero(
                    (1, $"T {next.Code} {s} total"), (-1, $"T {last.Code} {s} total"),
                    (1, $"X {last.Code} {s} total"), (-1, $"E {next.Code} {s} total"),
                    (-1, $"S total {s} {next.Code} total total"), (1, $"O {s} {next.Code} total total"));
            }
        }
    }

    private void KnowTime()
    {
        var time = _result.TimeToSwitch;
        var tenures = time.Dimensions[time.DimensionIndex("tenure")];
        for (var row = 0; row < time.RowCount; row++)
        {
            string[] key = [.. Enumerable.Range(0, 5).Select(d => time.Key(row, d).Code)];
            var (s, position, outcome, d, tenure) = (key[0], key[1], key[2], key[3], key[4]);
            string Z(string sector, string to, string level, string years) => $"Z {outcome} {sector} {to} {level} {years}";
            string Y(string sector, string level, string years) => $"Y {sector} {level} {years}";
            Show(time.At(row, 0), Z(s, d, position, tenure));
            Parts(s, part => Z(part, d, position, tenure));
            Parts(_position, position, part => Z(s, d, part, tenure));
            Parts(tenures, tenure, part => Z(s, d, position, part));
            if (outcome == "switch")
            {
                Parts(d, part => Z(s, part, position, tenure));
                foreach (var own in Nodes.Where(node => IsOneSector(s, node)))
                {
                    _solver.Know(Z(s, own, position, tenure), 0);
                }
            }
            else if (outcome == "exit")
            {
                Show(time.At(row, 1), Y(s, position, tenure));
                Parts(s, part => Y(part, position, tenure));
                Parts(_position, position, part => Y(s, part, tenure));
                Parts(tenures, tenure, part => Y(s, position, part));
            }

            if (tenure != Total)
            {
                continue;
            }

            // Nobody stops being a leader with the same employer in these registers, nor with a group.
            _solver.Sum(Z(s, d, position, Total), outcome switch
            {
                "switch" => $"S {s} {d} total {position} total",
                "exit" => $"X total {s} {position}",
                _ => $"W {s} total {position} other",
            });
            _solver.Sum(Y(s, position, Total), $"P total {s} {position}");
        }
    }

    private void Show(Cell cell, string name)
    {
        if (cell.TryGetValue(out var value))
        {
            _solver.Know(name, value);
        }
    }

    /// <summary>The sums over periods and positions of a number whose name has a place for them.</summary>
    private void Lines(string name, string p, string b, string a)
    {
        string Name(string at) => string.Format(System.Globalization.CultureInfo.InvariantCulture, name, at);
        Parts(_period, p, part => Name($"{part} {b} {a}"));
        Parts(_position, b, part => Name($"{p} {part} {a}"));
        Parts(_position, a, part => Name($"{p} {b} {part}"));
    }

    private void Parts(string node, Func<string, string> name) => Parts(_sector, node, name);

    private void Parts(Dimension dimension, string whole, Func<string, string> name)
    {
        var index = dimension.IndexOf(whole);
        string[] parts = [.. dimension.Members.Where(m => m.Parent == index).Select(m => m.Code)];
        if (dimension == _period)
        {
            parts = [.. parts.Where(_shown.Contains)];
        }

        if (parts.Length > 0)
        {
            _solver.Sum(name(whole), parts.Select(name));
        }
    }

    private string? Shared(string left, string right) => IsIn(left, right) ? left : IsIn(right, left) ? right : null;

    private bool IsIn(string part, string whole)
    {
        for (var member = _sector.IndexOf(part); member >= 0; member = _sector.Members[member].Parent)
        {
            if (_sector.Members[member].Code == whole)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsOneSector(string left, string right)
    {
        string[] Leaves(string node) =>
            [.. Nodes.Where(n => _sector.IsLeaf[_sector.IndexOf(n)] && IsIn(n, node))];
        return left != Total && right != Total && Leaves(left) is [var one] && Leaves(right) is [var other] && one == other;
    }
}
