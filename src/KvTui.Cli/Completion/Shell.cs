namespace KvTui.Cli.Completion;

/// <summary>The shells that there is a script for.</summary>
internal enum Shell
{
    Bash,
    Zsh,
    Fish,
}

/// <summary>What each shell runs when Tab is pressed: it asks the program, with the line as it is typed so far.</summary>
internal static class ShellScript
{
    public static string Of(Shell shell) => shell switch
    {
        Shell.Bash => Bash,
        Shell.Zsh => Zsh,
        Shell.Fish => Fish,
        _ => throw new ArgumentOutOfRangeException(nameof(shell), shell, "is not a known shell"),
    };

    private const string Bash =
        """
        # Completion of kvtui for bash: put this line into ~/.bashrc:
        #   source <(kvtui completion bash)
        _kvtui() {
          local program=$1 lines=()
          type -P -- "$program" >/dev/null || program=kvtui
          mapfile -t lines < <("$program" __complete bash "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null </dev/null)
          COMPREPLY=("${lines[@]:1}")
          case ${lines[0]-} in
            files) mapfile -t COMPREPLY < <(compgen -f -- "$2"); compopt -o filenames ;;
            open) compopt -o nospace ;;
          esac
        }
        complete -F _kvtui kvtui

        """;

    private const string Zsh =
        """
        #compdef kvtui
        # Completion of kvtui for zsh: save it as _kvtui in a folder of $fpath, or put this line behind compinit into ~/.zshrc:
        #   source <(kvtui completion zsh)
        _kvtui() {
          local program=${(Q)words[1]} line
          local -a lines open open_shown whole whole_shown
          (( ${+commands[$program]} )) || [[ -x $program ]] || program=kvtui
          lines=("${(@f)$("$program" __complete zsh "$LBUFFER" 2>/dev/null </dev/null)}")
          [[ $PREFIX == --*=* ]] && compset -P '*='
          if [[ $lines[1] == files ]]; then
            _files
            return
          fi
          for line in "${(@)lines[2,-1]}"; do
            local word=${${line#?}%%$'\t'*} about=${line#*$'\t'}
            if [[ $line == +* ]]; then
              open+=("$word")
              open_shown+=("$word${about:+  -- $about}")
            else
              whole+=("$word")
              whole_shown+=("$word${about:+  -- $about}")
            fi
          done
          local -i result=1
          (( $#open )) && compadd -l -S '' -d open_shown -a open && result=0
          (( $#whole )) && compadd -l -d whole_shown -a whole && result=0
          return $result
        }
        if [[ $funcstack[1] == _kvtui ]]; then
          _kvtui "$@"
        else
          compdef _kvtui kvtui
        fi

        """;

    private const string Fish =
        """
        # Completion of kvtui for fish: save it as ~/.config/fish/completions/kvtui.fish, or put this line into config.fish:
        #   kvtui completion fish | source
        function __kvtui_complete
          set -l program (commandline -opc)[1]
          command -q -- $program; or set program kvtui
          set -l lines (command $program __complete fish (commandline -cp | string collect) 2>/dev/null </dev/null)
          if test "$lines[1]" = files
            __fish_complete_path (commandline -ct)
          else
            printf '%s\n' $lines[2..]
          end
        end
        complete -c kvtui -f -a '(__kvtui_complete)'

        """;
}
