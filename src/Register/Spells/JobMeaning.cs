using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Spells;

/// <summary>What the numbers of a spell mean in a run: the catalogue, the leader definition, and the breakdown.</summary>
/// <param name="Catalogue">The texts by number.</param>
/// <param name="Levels">The leader definition.</param>
/// <param name="Groups">The breakdown.</param>
internal sealed record JobMeaning(JobCatalogue Catalogue, JobLevels Levels, AttributeGroups Groups);
