using System.Globalization;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Ui;

[Collection(ThreeMembersTests.Name)]
public sealed class LeaseJourneys(ThreeMembers cluster)
{
    private EtcdCtl Ctl => cluster.Ctl;

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task A_key_is_attached_to_a_lease_detached_and_given_a_new_one(int columns, int rows)
    {
        var key = $"/leased/{columns}";
        var lease = (await Ctl.RunAsync("lease", "grant", "600")).Split(' ')[1];
        await Ctl.RunAsync("put", key, "before");
        await using var explorer = await Explorer.OpenAsync(Ctl, columns, rows);
        await explorer.GoToAsync(key);
        await EditAsync(explorer, key, "a");
        await explorer.WaitForAsync("lease: ");
        await explorer.Screen.TypeAsync(lease);
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync(" · save: lease " + lease);
        await explorer.PressAsync("C-s");
        await explorer.WaitForAsync("saved at r");
        Assert.Contains(key, await KeysOfAsync(lease), StringComparison.Ordinal);

        await EditAsync(explorer, key, "d");
        await explorer.WaitForAsync(" · save: no lease");
        await explorer.PressAsync("C-s");
        await explorer.WaitForAsync("with no lease");
        Assert.DoesNotContain(key, await KeysOfAsync(lease), StringComparison.Ordinal);

        await EditAsync(explorer, key, "n");
        await explorer.WaitForAsync("time to live: ");
        await explorer.Screen.TypeAsync("5m");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync(" · save: new lease of 300 s");
        await explorer.PressAsync("C-s");
        await explorer.WaitForAsync("with the new lease");
        var json = await Ctl.RunAsync("get", key, "-w", "json");
        var id = long.Parse(json.Split("\"lease\":")[1].Split(',', '}')[0], CultureInfo.InvariantCulture);
        Assert.Contains("granted with TTL(300s)", await KeysOfAsync(id.ToString("x16", CultureInfo.InvariantCulture)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task A_lease_of_the_list_is_revoked_with_the_keys_that_were_shown(int columns, int rows)
    {
        var lease = (await Ctl.RunAsync("lease", "grant", "60")).Split(' ')[1];
        await Ctl.RunAsync("put", $"/revoked/{columns}/a", "1", $"--lease={lease}");
        await Ctl.RunAsync("put", $"/revoked/{columns}/b", "1", $"--lease={lease}");
        await using var explorer = await Explorer.OpenAsync(Ctl, columns, rows);
        await explorer.Screen.TypeAsync(":leases");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync(lease);
        for (var isFound = false; !isFound;)
        {
            await explorer.PressAsync("d");
            isFound = (await explorer.WaitForAsync("will end now")).Contains($"Lease {lease} will end", StringComparison.Ordinal);
            if (!isFound)
            {
                await explorer.PressAsync("Escape");
                await explorer.WaitForAsync(static screen => !screen.Contains("will end now", StringComparison.Ordinal), "the question is closed");
                await explorer.PressAsync("Down");
            }
        }

        await explorer.WaitForAsync($"/revoked/{columns}/b");
        await explorer.Screen.TypeAsync("2");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync($"lease {lease} is revoked");
        Assert.Equal("", await Ctl.RunAsync("get", "--prefix", $"/revoked/{columns}/"));
    }

    [Fact]
    public async Task A_lease_that_was_granted_for_a_save_that_did_not_happen_is_gone_again()
    {
        await Ctl.RunAsync("put", "/leased/contested", "first");
        await using var explorer = await Explorer.OpenAsync(Ctl);
        await explorer.GoToAsync("/leased/contested");
        await EditAsync(explorer, "/leased/contested", "n");
        await explorer.WaitForAsync("time to live: ");
        await explorer.Screen.TypeAsync("601");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("new lease of 601 s");
        await Ctl.RunAsync("put", "/leased/contested", "theirs");
        await explorer.WaitForAsync("changed meanwhile");
        await explorer.PressAsync("C-s");
        await explorer.WaitForAsync("Not saved: changed to r");
        foreach (var id in (await Ctl.RunAsync("lease", "list")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            Assert.DoesNotContain("granted with TTL(601s)", await KeysOfAsync(id), StringComparison.Ordinal);
        }
    }

    private static async Task EditAsync(Explorer explorer, string key, string choice)
    {
        await explorer.PressAsync("e");
        await explorer.WaitForAsync("Edit ─ " + key);
        await explorer.PressAsync("M-l");
        await explorer.WaitForAsync("When a lease ends, its keys are deleted.");
        await explorer.PressAsync(choice);
    }

    private async Task<string> KeysOfAsync(string lease) => await Ctl.RunAsync("lease", "timetolive", lease, "--keys");
}
