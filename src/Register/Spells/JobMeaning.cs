using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Spells;

/// <summary>What the numbers of a spell mean in a run: the catalogue, the leader definition, and the breakdown.</summary>
/// <param name="Catalogue">The texts by number.</param>
/// <param name="Levels">The leader definition.</param>
/// <param name="Groups">The breakdown.</param>
internal sealed record JobMeaning(JobCatalogue Catalogue, JobLevels Levels, AttributeGroups Groups)
{
    /// <summary>The meaning by a definition and a breakdown of the profile.</summary>
    public static JobMeaning Of(
        Profile profile, JobCatalogue catalogue, LeaderDefinition definition, IReadOnlyList<AttributeColumn> breakdown) => new(
        catalogue,
        new JobLevels(profile.Leaders, definition, catalogue),
        new AttributeGroups(catalogue.AttributeColumns, catalogue.Attributes, breakdown));
}
