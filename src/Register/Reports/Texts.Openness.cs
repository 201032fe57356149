using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Reports;

/// <summary>The texts about how open sectors are to each other.</summary>
internal static partial class Texts
{
    public static readonly Label Openness = new("Åbenhed mellem sektorer", "Openness between sectors");
    public static readonly Label OpennessLead = new(
        "Store sektorer afgiver og ansætter mange alene i kraft af deres størrelse. Her er det regnet fra.",
        "Large sectors lose and hire many by their size alone. Here that is taken out.");
    public static readonly Label HiringTitle = new(
        "Lederes jobskift mod tilfældig ansættelse", "Leaders' moves against random hiring");
    public static readonly Label HiringLead = new(
        "1 betyder, at der skifter lige så mange ledere fra sektoren til sektoren, som hvis arbejdsgiverne ansatte uden at se på, hvor man kommer fra; 0,5 halvt så mange, 2 dobbelt så mange. I parentes 95 % konfidensinterval, {0}.",
        "1 means that as many leaders move from the one sector to the other as if employers hired without regard to where people come from; 0.5 half as many, 2 twice as many. In brackets the 95 % confidence interval, {0}.");
    public static readonly Label HiringFrom = new("Fra \\ til", "From \\ to");
    public static readonly Label NetTitle = new(
        "Hvor fast oprindelse og mål hænger sammen, efter periode", "How firmly origin and destination hang together, by period");
    public static readonly Label NetLead = new(
        "Styrken i den første periode er 1. Under 1 er sektorerne mere åbne for hinanden end da, over 1 mere lukkede, uanset hvordan deres størrelser har ændret sig. I parentes 95 % konfidensinterval.",
        "The strength in the first period is 1. Below 1 the sectors are more open to each other than then, above 1 more closed, however their sizes have changed. In brackets the 95 % confidence interval.");
    public static readonly Label NetPeople = new("Alle jobskift", "All moves");
    public static readonly Label NetLeaders = new("Lederes jobskift", "Leaders' moves");
    public static readonly Label OpennessWithin = new("{0} ({1} til {2})", "{0} ({1} to {2})");
}
