using KvTui.Tui.Bridge;
using KvTui.Tui.Browse;
using KvTui.Tui.Dialogs;
using KvTui.Tui.Edit;
using KvTui.Tui.Look;
using KvTui.Tui.Panes;
using KvTui.Tui.Tests.Menus;
using KvTui.Tui.Value;
using Terminal.Gui.ViewBase;
using Terminal.Gui.Views;

namespace KvTui.Tui.Tests;

/// <summary>What the running screen is made of: views of Terminal.Gui.</summary>
public sealed class ViewTreeTests
{
    [Fact]
    public void The_window_has_three_frames_a_table_and_a_status_bar_with_shortcuts()
    {
        using var screen = new MenuScreen();
        var window = Assert.IsType<ExplorerWindow>(screen.Application.TopRunnableView);
        Assert.IsAssignableFrom<Window>(window);
        var views = All(window).ToList();
        Assert.Equal(3, views.OfType<FrameView>().Count());
        Assert.Single(views.OfType<KeyTreeView>());
        Assert.Single(views.OfType<ValueView>());
        Assert.Single(views.OfType<TableView>());
        var bar = Assert.Single(views.OfType<StatusBar>());
        Assert.NotEmpty(bar.SubViews.OfType<Shortcut>());
        Assert.Empty(views.OfType<MenuBar>());
    }

    [Fact]
    public void The_menu_is_a_menu_bar()
    {
        using var screen = new MenuScreen();
        screen.Press("f10");
        Assert.NotEmpty(Assert.Single(All(screen.Application.TopRunnableView!).OfType<MenuBar>()).SubViews.OfType<MenuBarItem>());
    }

    [Fact]
    public void Questions_are_dialogs_with_buttons_and_lines_that_are_typed_are_fields()
    {
        using var screen = new MenuScreen();
        screen.Press("D");
        var dialog = Assert.IsAssignableFrom<Dialog>(screen.Application.TopRunnableView);
        Assert.Equal(2, All(dialog).OfType<Button>().Count());
        Assert.Single(All(dialog).OfType<TextField>());
        screen.Press("esc o");
        Assert.Single(All(Assert.IsAssignableFrom<Runnable>(screen.Application.TopRunnableView)).OfType<TextField>());
        screen.Press("esc :");
        Assert.Single(All(Assert.IsAssignableFrom<Window>(screen.Application.TopRunnableView)).OfType<TextField>());
        screen.Press("esc ?");
        Assert.IsAssignableFrom<Window>(screen.Application.TopRunnableView);
    }

    [Fact]
    public void Nothing_is_named_as_in_the_toolkit_before()
    {
        var types = typeof(ExplorerScreen).Assembly.GetTypes().Concat(typeof(Tty.TtyApplication).Assembly.GetTypes());
        Assert.DoesNotContain(types, static type => type.Name is "Canvas" or "RootView");
    }

    [Fact]
    public void Only_tree_value_editor_and_what_lists_rows_draw_text_themselves()
    {
        string[] drawing =
        [
            nameof(KeyTreeView), nameof(ValueView), nameof(EditorView), nameof(FooterLine), nameof(NoticeBox), nameof(LineField),
            "ClusterDetailView", "RowTable", "LinesView", "PaletteRows", "HintLine", "ScanBar", "ScrollColumn", "TitleRow", "WrappedText",
        ];
        var own = typeof(ExplorerScreen).Assembly.GetTypes().Where(static type =>
            type.IsSubclassOf(typeof(StateView))
            || (type.IsSubclassOf(typeof(View)) && type != typeof(StateView)
                && type.GetMethod("OnDrawingContent", Declared, [typeof(DrawContext)]) is not null));
        Assert.Empty(own.Select(static type => type.Name).Except(drawing));
    }

    private const System.Reflection.BindingFlags Declared =
        System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.DeclaredOnly;

    private static IEnumerable<View> All(View view) => [view, .. view.SubViews.SelectMany(All)];
}
