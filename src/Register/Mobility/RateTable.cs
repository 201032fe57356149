using Sektorskifte.Register.Profiles;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Mobility;

/// <summary>
/// Shares and rates, worked out from the published cells of flows and stocks alone, so that a rate shows nothing that
/// the tables it rests on hide. docs/methods/moves.md says what each is.
/// </summary>
internal sealed class RateTable
{
    private const int Total = 0;

    private static readonly Dimension Measures = new(
        "measure",
        new Label("Mål", "Measure"),
        [
            new Member("inflow_share", new Label("Andel af tilgangen, der kommer fra", "Inflow share from")),
            new Member("inflow_share_same_group", new Label("Andel af tilgangen fra gruppens andre sektorer", "Inflow share from the group's other sectors")),
            new Member("outflow_share", new Label("Andel af afgangen, der går til", "Outflow share to")),
            new Member("switch_share", new Label("Andel af jobskiftere, der skifter sektor", "Share of changers who switch sector")),
            new Member("switch_rate", new Label("Sektorskift pr. personår", "Sector switches per person-year")),
            new Member("change_rate", new Label("Jobskift pr. personår", "Job changes per person-year")),
            new Member("net_rate", new Label("Nettomobilitet pr. personår", "Net mobility per person-year")),
            new Member("gross_rate", new Label("Bruttomobilitet pr. personår", "Gross mobility per person-year")),
        ]);

    private readonly FlowCube _flows;
    private readonly ProtectedTable _stocks;
    private readonly StudyDimensions _dimensions;
    private readonly RatioTable _ratios;
    private readonly int _personYears;
    private readonly int[] _flowRest;
    private readonly int[] _stockAt;
    private readonly int[] _rateAt;

    private RateTable(FlowCube flows, ProtectedTable stocks, StudyDimensions dimensions)
    {
        _flows = flows;
        _stocks = stocks;
        _dimensions = dimensions;
        _personYears = stocks.Dimensions[0].IndexOf("person_years");
        _flowRest = new int[2 + flows.LinkDimensions + dimensions.Attributes.Count];
        _stockAt = new int[stocks.Dimensions.Count];
        List<Dimension> keys =
        [
            Measures, dimensions.Period, dimensions.Sector, dimensions.OtherSector, dimensions.Before, dimensions.After,
            .. dimensions.Attributes,
        ];
        _rateAt = new int[keys.Count];
        _ratios = new RatioTable("rates", new Label("Andele og rater", "Shares and rates"), keys, 1, 6);
    }

    public static ProtectedTable Build(
        FlowCube flows, ProtectedTable stocks, StudyDimensions dimensions, SectorScheme sectors)
    {
        var table = new RateTable(flows, stocks, dimensions);
        for (var period = 0; period < dimensions.Period.Members.Count; period++)
        {
            for (var before = 0; before < dimensions.Before.Members.Count; before++)
            {
                for (var after = 0; after < dimensions.After.Members.Count; after++)
                {
                    foreach (var attributes in StudyDimensions.Cells(dimensions.Attributes))
                    {
                        table.At(period, before, after, attributes);
                        table.AddAll(sectors);
                    }
                }
            }
        }

        return table._ratios.Build();
    }

    private void At(int period, int before, int after, int[] attributes)
    {
        _flowRest[0] = before;
        _flowRest[1] = after;
        attributes.CopyTo(_flowRest, 2 + _flows.LinkDimensions);
        _flows.Choose(period, _flowRest);
        _stockAt[0] = _personYears;
        _stockAt[1] = period;
        _stockAt[3] = before;
        attributes.CopyTo(_stockAt, 4);
        _rateAt[1] = period;
        _rateAt[4] = before;
        _rateAt[5] = after;
        attributes.CopyTo(_rateAt, 6);
    }

    private void AddAll(SectorScheme scheme)
    {
        for (var s = 0; s < scheme.Sectors.Count; s++)
        {
            var sector = _dimensions.SectorMembers[s];
            var into = _flows.Moves(Total, sector);
            var from = _flows.From(sector);
            for (var other = 1; other < _dimensions.OtherSector.Members.Count; other++)
            {
                Add("inflow_share", sector, other, _flows.Moves(other, sector), into);
                Add("outflow_share", sector, other, _flows.Moves(sector, other), from);
            }

            if (scheme.Sectors[s].Group is { } group)
            {
                var member = _dimensions.Sector.IndexOf(group);
                Add("inflow_share_same_group", sector, member, _flows.SwitchesTo(member, sector), into);
            }

            AddAboutSector(sector, _flows.Switches(sector), _flows.SwitchesTo(Total, sector), from);
        }

        var all = _flows.Switches(Total);
        AddAboutSector(Total, all, all, _flows.From(Total));
    }

    private void AddAboutSector(int sector, Cell switchedOut, Cell switchedIn, Cell changed)
    {
        _stockAt[2] = sector;
        var years = _stocks.FindAt(0, _stockAt);
        Add("switch_share", sector, Total, switchedOut, changed);
        Add("switch_rate", sector, Total, switchedOut, years);
        Add("change_rate", sector, Total, changed, years);
        if (sector != Total && _rateAt[4] == _rateAt[5])
        {
            Add("net_rate", sector, Total, switchedIn - switchedOut, years);
            Add("gross_rate", sector, Total, switchedIn + switchedOut, years);
        }
    }

    private void Add(string measure, int sector, int other, Cell numerator, Cell denominator)
    {
        _rateAt[0] = Measures.IndexOf(measure);
        _rateAt[2] = sector;
        _rateAt[3] = other;
        _ratios.Add(_rateAt, numerator, denominator);
    }
}
