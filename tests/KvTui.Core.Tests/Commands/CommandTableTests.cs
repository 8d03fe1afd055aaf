using KvTui.Core.Commands;

namespace KvTui.Core.Tests.Commands;

/// <summary>The one table of commands is complete, and what is made from it does not contradict itself.</summary>
public sealed class CommandTableTests
{
    [Fact]
    public void Every_command_but_moves_and_the_menus_themselves_is_in_exactly_one_menu()
    {
        var intents = CommandTable.Rows.Where(static command => !command.IsMove).Select(static command => command.Intent).Distinct();
        foreach (var intent in intents.Except([Intent.Menu, Intent.ContextMenu, Intent.Back]))
        {
            Assert.Single(CommandTable.Rows, command => command.Intent == intent && command.Menu != MenuTitle.None);
        }

        Assert.Equal(2, CommandTable.Rows.Count(static command => command.Intent == Intent.Back && command.Menu != MenuTitle.None));
    }

    [Fact]
    public void Every_menu_and_the_palette_together_have_every_command()
    {
        var offered = Enum.GetValues<MenuTitle>().Where(static menu => menu != MenuTitle.None).SelectMany(static menu => ExplorerCommands.In(menu)).ToHashSet();
        Assert.Empty(ExplorerCommands.All.Except(offered));
    }

    /// <summary>A letter that two entries have would choose neither.</summary>
    [Theory]
    [InlineData(Subjects.Key)]
    [InlineData(Subjects.Folder)]
    [InlineData(Subjects.Value)]
    [InlineData(Subjects.Members)]
    [InlineData(Subjects.Text)]
    public void Every_letter_of_a_context_menu_is_another_one(Subjects subject) => Assert.Distinct(
        from command in CommandTable.Rows
        where command.Subjects.HasFlag(subject)
        select char.ToUpperInvariant(command.Label[command.Label.IndexOf('_', StringComparison.Ordinal) + 1]));

    [Fact]
    public void Every_letter_of_the_copy_menu_is_another_one() => Assert.Distinct(
        from command in ExplorerCommands.In(MenuTitle.Copy)
        select char.ToUpperInvariant(command.Label[command.Label.IndexOf('_', StringComparison.Ordinal) + 1]));

    [Fact]
    public void A_row_that_has_a_menu_has_a_letter_that_chooses_it() =>
        Assert.All(CommandTable.Rows.Where(static command => command.Menu != MenuTitle.None), static command => Assert.Single(command.Label, '_'));

    /// <summary>What stands in the menu of the order is an argument of the commands that open it.</summary>
    [Fact]
    public void A_row_without_keys_has_a_name_and_a_row_with_keys_has_a_place() =>
        Assert.All(CommandTable.Rows, static command =>
        {
            Assert.Equal(command.Keys.IsEmpty, command.Places == default);
            Assert.True(!command.Keys.IsEmpty || command.Name.Length > 0 || command.Menu == MenuTitle.Sort);
        });

    [Fact]
    public void Every_letter_of_the_menu_of_the_order_is_another_one_and_those_that_sort_are_the_ones_that_fingers_know()
    {
        string[] letters = [.. ExplorerCommands.In(MenuTitle.Sort).Select(static command => command.Label[command.Label.IndexOf('_', StringComparison.Ordinal) + 1].ToString())];
        Assert.Distinct(letters);
        Assert.Equal(["k", "z", "m", "v", "l", "a"], letters[..6]);
    }

    [Fact]
    public void Names_are_given_once() => Assert.Distinct(ExplorerCommands.All.Select(static command => command.Name));
}
