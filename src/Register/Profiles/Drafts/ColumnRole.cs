namespace Sektorskifte.Register.Profiles.Drafts;

/// <summary>What a column may hold, the most important first: of two roles that fit a column alike, the first gets it.</summary>
internal enum ColumnRole
{
    Person,
    Employer,
    Start,
    End,
    Month,
    Year,
    Sector,
    Occupation,
    Title,
    Pay,
    Hours,
    Workplace,
    Quality,
    Status,
    Sex,
    BirthYear,
    Region,
    Education,
}
