using System.Globalization;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>What the mouse does, as the sequences that a terminal sends for it (SGR, 1006).</summary>
[Collection(ThreeMembersTests.Name)]
public sealed class MouseJourneys(ThreeMembers cluster)
{
    [Fact]
    public async Task Rows_are_selected_unfolded_and_opened_and_the_wheel_scrolls()
    {
        await using var explorer = await OpenAsync();
        await ClickAsync(explorer, "▸ /app/", atSign: true);
        await explorer.WaitForAsync("▾ /app/");
        await ClickAsync(explorer, "▸ db/", atSign: true);
        await explorer.WaitForAsync("▾ db/");
        await ClickAsync(explorer, "   url ");
        await explorer.WaitForAsync(static screen => screen.Split('\n')[0].Contains("Value ─ /app/db/url", StringComparison.Ordinal), "the value is shown");
        await ClickAsync(explorer, "▾ db/");
        await explorer.WaitForAsync(static screen => screen.Split('\n')[0].Contains("Value ─ /app/db/ ", StringComparison.Ordinal), "the folder is selected");
        await ClickAsync(explorer, "▾ /app/", atSign: true);
        await explorer.WaitForAsync("▸ /app/");
        // The journeys that share the cluster may have put it below the last row in view.
        await explorer.PressAsync("G");
        await ClickAsync(explorer, "  plain ", times: 2);
        await explorer.WaitForAsync(static screen => !screen.Contains("/ filter", StringComparison.Ordinal), "a double click opens the key: its value has the focus");
    }

    [Fact]
    public async Task Buttons_are_pressed_and_entries_of_palette_and_menus_are_picked()
    {
        await using var explorer = await OpenAsync();
        await explorer.PressAsync("D");
        await explorer.WaitForAsync("Delete prefix");
        await ClickAsync(explorer, "Keep");
        await explorer.WaitForAsync(static screen => !screen.Contains("Delete prefix", StringComparison.Ordinal), "the question is answered");
        await explorer.PressAsync(":");
        await explorer.Screen.TypeAsync("help");
        await explorer.WaitForAsync(
            static screen => screen.Contains("│:help ", StringComparison.Ordinal) && screen.Contains("help for where you are", StringComparison.Ordinal),
            "all of it is typed: with each letter the rows move");
        await ClickAsync(explorer, "help for where you are", times: 2);
        await explorer.WaitForAsync("Help: keys pane");
        await explorer.PressAsync("Escape");
        await explorer.WaitForAsync(static screen => !screen.Contains("Help: keys pane", StringComparison.Ordinal), "the help is closed");
        await explorer.PressAsync("F10");
        await explorer.WaitForAsync("Cluster  Help");
        await ClickAsync(explorer, "View");
        await explorer.WaitForAsync("Tree or flat list");
        await ClickAsync(explorer, "Tree or flat list");
        await explorer.WaitForAsync("/app/db/url");
        await ClickAsync(explorer, "/app/db/url", button: 2);
        await explorer.WaitForAsync("Copy the value");
        await ClickAsync(explorer, "Copy …");
        await ClickAsync(explorer, "Copy the value in base64");
        await explorer.WaitForAsync("sent ");
        await explorer.PressAsync("B");
        await explorer.WaitForAsync("Bookmarks and recent places");
        await explorer.PressAsync("Escape");
        await ClickAsync(explorer, "/app/db/url", button: 2);
        await ClickAsync(explorer, "Edit the value");
        await explorer.WaitForAsync("Edit ─ /app/db/url");
    }

    [Fact]
    public async Task Borders_are_dragged_and_the_wheel_scrolls_what_it_is_over()
    {
        await using var explorer = await OpenAsync();
        var column = (await explorer.WaitForAsync("╮╭")).Split('\n')[0].IndexOf("╮╭", StringComparison.Ordinal);
        await SendAsync(explorer, 0, column, 5, 'M');
        await SendAsync(explorer, 32, column + 10, 5, 'M');
        await SendAsync(explorer, 0, column + 10, 5, 'm');
        await explorer.WaitForAsync(screen => screen.Split('\n')[0].IndexOf("╮╭", StringComparison.Ordinal) == column + 10, "the border moves");
        await explorer.PressAsync("?");
        await explorer.WaitForAsync("one row up");
        for (var turn = 0; turn < 20; turn++)
        {
            await SendAsync(explorer, 65, 50, 10, 'M');
        }

        await explorer.WaitForAsync("backslash, line feed");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task A_key_is_renamed_from_the_menu_of_its_row(int columns, int rows)
    {
        var key = $"/transfer/clicked{columns}";
        await cluster.Ctl.RunAsync("put", key, "worth");
        await using var explorer = await OpenAsync(columns, rows);
        await explorer.GoToAsync(key);
        await ClickAsync(explorer, $" clicked{columns} ", button: 2);
        await ClickAsync(explorer, "Rename, or move it");
        await explorer.WaitForAsync("rename to: " + key);
        await explorer.Screen.TypeAsync("-by-hand");
        await explorer.PressAsync("Enter");
        await ClickAsync(explorer, "]    Rename", atEnd: true);
        await explorer.WaitForAsync($"Value ─ {key}-by-hand");
        Assert.Null(await cluster.Ctl.GetAsync(key, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task In_a_value_the_cursor_is_put_blocks_are_folded_and_the_wheel_scrolls(int columns, int rows)
    {
        await cluster.Ctl.RunAsync("put", "/ms/v", $$"""{"spec":{"host":"here","deep":{"a":1} },"list":[{{string.Join(',', Enumerable.Range(100, 60))}}]}""");
        await using var explorer = await OpenAsync(columns, rows);
        await explorer.GoToAsync("/ms/v");
        await ClickAsync(explorer, "\"host\"");
        await explorer.WaitForAsync(".spec.host · ");
        await ClickAsync(explorer, "deep\": {");
        await explorer.WaitForAsync(".spec.deep · ");
        await ClickAsync(explorer, "\"spec\": {", atEnd: true);
        await explorer.WaitForAsync("\"spec\": { … 5 lines },");
        await ClickAsync(explorer, "… 5 lines");
        await explorer.WaitForAsync("\"host\": \"here\"");
        await ClickAsync(explorer, "deep\": {", times: 2);
        await explorer.WaitForAsync("deep\": { … 2 lines }");
        var screen = await explorer.WaitForAsync("  100,");
        var line = Array.FindIndex(screen.Split('\n'), static row => row.Contains("  100,", StringComparison.Ordinal));
        await SendAsync(explorer, 65, columns - 10, line, 'M');
        await explorer.WaitForAsync(shown => shown.Split('\n')[line - 3].Contains("  100,", StringComparison.Ordinal), "the wheel scrolls by three rows");
    }

    private async Task<Explorer> OpenAsync(int columns = 100, int rows = 24)
    {
        var explorer = await Explorer.OpenAsync(cluster.Ctl, columns, rows);
        await explorer.PressAsync("F2");
        await explorer.WaitForAsync("mouse on");
        Assert.Equal("1 0", await explorer.Screen.AskAsync("#{mouse_button_flag} #{mouse_all_flag}", TestContext.Current.CancellationToken));
        return explorer;
    }

    internal static async Task ClickAsync(Explorer explorer, string text, int times = 1, int button = 0, bool atSign = false, bool atEnd = false)
    {
        var rows = (await explorer.WaitForAsync(text)).Split('\n');
        var row = Array.FindIndex(rows, line => line.Contains(text, StringComparison.Ordinal));
        var column = rows[row].IndexOf(text, StringComparison.Ordinal) + (atSign ? 0 : atEnd ? text.Length - 1 : text.Length / 2);

        // At once, as the second press of a double click comes within half a second.
        var click = Event(button, column, row, 'M') + Event(button, column, row, 'm');
        await explorer.Screen.TypeAsync(string.Concat(Enumerable.Repeat(click, times)));
    }

    private static Task SendAsync(Explorer explorer, int button, int column, int row, char what) => explorer.Screen.TypeAsync(Event(button, column, row, what));

    private static string Event(int button, int column, int row, char what) =>
        string.Create(CultureInfo.InvariantCulture, $"\e[<{button};{column + 1};{row + 1}{what}");
}
