using Sektorskifte.Statistics.Tests.Designs;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Replication;

/// <summary>Totals and means, with covariances, under replicate weights; see Reference/replicate-weights/README.md.</summary>
public sealed class ReplicateDesignReferenceTests
{
    public static TheoryData<string> Cases => ReferenceCase.Names("replicate-weights");

    [RTheory]
    [MemberData(nameof(Cases))]
    public void Estimate_ReferenceCase_AgreesWithR(string name) => TotalsAndMeans.Agree(ReferenceCase.Of("replicate-weights", name));
}
