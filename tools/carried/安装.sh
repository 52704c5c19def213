#!/bin/sh
# 在没有网络的 Linux 电脑上安装：sh 安装.sh
set -eu
FOLDER=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
HOME_DIR=${RESPGRAPH_HOME:-$HOME/.local/share/respgraph}
BIN_DIR=${RESPGRAPH_BIN:-$HOME/.local/bin}

PYTHON=
for name in python{python} python3 python; do
    if "$name" -c 'import sys; sys.exit(sys.version_info[:2] != ({version}))' 2>/dev/null; then
        PYTHON=$name
        break
    fi
done
if [ -z "$PYTHON" ]; then
    echo "本安装包需要 Python {python}，这台电脑上没有找到；现有的是 $(python3 -V 2>/dev/null || echo '（没有 Python）')。" >&2
    exit 1
fi

"$PYTHON" -m venv --clear "$HOME_DIR"
"$HOME_DIR/bin/python" -m pip install --quiet --disable-pip-version-check \
    --no-index --find-links "$FOLDER/wheels" '{package}'
mkdir -p "$BIN_DIR"
ln -sf "$HOME_DIR/bin/respgraph" "$BIN_DIR/respgraph"
"$HOME_DIR/bin/respgraph" doctor --lang zh
echo
echo "安装完成。命令：$BIN_DIR/respgraph"
