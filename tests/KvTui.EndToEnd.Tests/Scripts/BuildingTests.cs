namespace KvTui.EndToEnd.Tests.Scripts;

/// <summary>Tests that build the program in this checkout, as its README says: one after the other, as they write the same files.</summary>
[CollectionDefinition(Name)]
public sealed class BuildingTests
{
    public const string Name = "building";

    /// <summary>How long it may take, where all has to be compiled beside other tests.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromMinutes(10);
}
