using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Ui;

[Collection(ThreeMembersTests.Name)]
public sealed class HexJourneys(ThreeMembers cluster)
{
    private EtcdCtl Ctl => cluster.Ctl;

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task Bytes_are_edited_as_hex_and_a_mistake_is_never_saved(int columns, int rows)
    {
        var key = $"/hex/{columns}";
        await using var explorer = await Explorer.OpenAsync(Ctl, columns, rows);
        await explorer.PressAsync("n");
        await explorer.WaitForAsync("new key:");
        await explorer.PressAsync("C-u");
        await explorer.Screen.TypeAsync(key);
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("New key");
        await explorer.Screen.TypeAsync("ab");
        await explorer.PressAsync("C-s");
        await explorer.WaitForAsync("created at r");
        await explorer.PressAsync("t", "t", "t");
        await explorer.WaitForAsync("00000000  61 62");
        await explorer.PressAsync("e");
        await explorer.WaitForAsync("Edit hex");
        await explorer.Screen.TypeAsync("ff 00 x");
        await explorer.PressAsync("C-s");
        await explorer.WaitForAsync("line 1, column 7");
        await explorer.PressAsync("BSpace", "C-s");
        await explorer.WaitForAsync("saved at r");
        Assert.Equal([0xFF, 0x00, (byte)'a', (byte)'b'], (await Ctl.GetAsync(key, TestContext.Current.CancellationToken))!.Value.ToArray());
        await explorer.PressAsync("e");
        await explorer.WaitForAsync("ff 00 61 62");
    }
}
