namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>The collection of journeys that share a cluster.</summary>
[CollectionDefinition(Name)]
public sealed class ThreeMembersTests : ICollectionFixture<ThreeMembers>
{
    public const string Name = "three etcd members";
}
